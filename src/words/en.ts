import type { Words } from './words.ts'

export const en: Words = {
  answer: {
    checked: (date) => `checked ${date}`,
    updated: (date) => `updated ${date}`,
    appliesTo: (product, versions) => `${product} ${versions}`,
    approximate: 'Approximate match: not every word of your question is in this passage.',
    otherLanguage: { en: 'The notes hold this in English only.', zh: 'The notes hold this in Chinese only.' },
    questionCut: (characters) => `Only the first ${characters} characters of your question were read.`,
    excerptCut: 'This is part of a longer section.',
    clipped: 'Slack has no room for the rest; it is in the note.',
    sources: 'Sources',
    seeAlso: 'See also',
    inThisNote: 'In this note',
    share: 'Share',
    more: 'More',
    switchLanguage: '中文',
    openNote: 'Open the note',
    shared: 'Shared with this channel.',
    sharedQuestion: (name, question) => `${name} asked: ${question}`,
    gone: 'That note has changed since, so this button leads nowhere. Please ask again.',
  },
  nothing: {
    title: 'Not in the notes',
    text: (question) => `The notes do not answer “${question}”.`,
    maybe: 'Maybe you mean one of these?',
    wayOn: 'Other words may help: the name of a command, an object or an error.',
    request: 'Ask for this note',
    requestConfirm: {
      title: 'Ask for this note?',
      text: 'Your question is posted, with your name, in the channel where the authors of the notes look.',
      yes: 'Post it',
      no: 'Cancel',
    },
    requestPosted: (name, question) => `${name} asks for a note: “${question}”`,
    requestDone: 'Thank you. The authors of the notes have your question.',
    requestFailed:
      'That could not be posted: Kubenotes is not in the channel for requests. Please tell whoever runs it.',
  },
  help: {
    title: 'Ask the notes',
    text: 'Ask about containers, Docker or Kubernetes, in English or Chinese. You get the passage that answers, word for word, with its source.',
    ways: [
      '/k8s and a question: only you see the answer, until you share it',
      '@Kubenotes and a question, in a channel: the answer comes in the thread',
      'a direct message to Kubenotes: just ask',
    ],
    examples: 'Try one of these:',
    greeting: 'Hello! What would you like to know about containers or Kubernetes?',
    thanks: 'You are welcome!',
  },
  home: {
    title: 'Kubenotes',
    text: 'Questions about containers, Docker and Kubernetes, answered word for word from your team’s notes.',
    counts: (notes, sections) => `${notes} notes with ${sections} sections are ready to be asked.`,
    privacyTitle: 'What is kept',
    privacy: 'Nothing of what you ask: questions are answered and forgotten.',
  },
  failed: (id) =>
    `Sorry, something went wrong on our side. Please try again; if it stays, mention ${id} to whoever runs Kubenotes.`,
}
