import type { webApi } from '@slack/bolt'
import type { Message } from './message.ts'

export interface OutgoingFile {
  readonly name: string
  readonly title: string
  readonly content: string | Uint8Array
  /** Says what a picture shows. */
  readonly alt?: string
}

/**
 * Sends a person a message and then the file.
 *
 * @returns the channel, and why Slack did not take the file, if so: a missing scope, files forbidden, …
 */
export async function sendFile(
  client: webApi.WebClient,
  user: string,
  intro: Message,
  { name, title, content, alt }: OutgoingFile,
): Promise<{ readonly channel?: string | undefined; readonly refusal?: Error | undefined }> {
  const { channel } = await client.chat.postMessage({ channel: user, ...intro })
  if (channel === undefined) return { refusal: new Error('Slack named no conversation') }
  try {
    const file = Buffer.from(content)
    await client.files.uploadV2({ channel_id: channel, filename: name, title, file, ...(alt && { alt_text: alt }) })
    return { channel }
  } catch (error) {
    return { channel, refusal: error instanceof Error ? error : new Error(String(error)) }
  }
}
