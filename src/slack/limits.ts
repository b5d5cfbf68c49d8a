/**
 * The most that Slack takes: texts in characters (Unicode code points), lists in entries, times in seconds.
 * Source: Block Kit and method reference on docs.slack.dev, unless another one stands beside the figure.
 */
export const limits = {
  // One message or view
  messageBlocks: 50,
  /** All text of the blocks together. Undocumented; bolt-js issues 2509 and 2867 saw refusals from 11,341 on. */
  messageCharacters: 12_000,
  /** Advised for `text` of a new message; `chat.update` refuses more. */
  messageText: 4_000,
  viewTitle: 24,
  viewButton: 24,

  // Blocks
  /** Of an action or a block. */
  id: 255,
  textObject: 3_000,
  sectionText: 3_000,
  sectionFieldText: 2_000,
  sectionFields: 10,
  headerText: 150,
  actionsElements: 25,
  imageAlt: 2_000,
  imageTitle: 2_000,
  inputLabel: 2_000,
  inputHint: 2_000,

  // Tables
  tableColumns: 20,
  /** Over all cells of all tables of a message. */
  tableCharacters: 10_000,

  // Rich text
  /** Levels of a list below the first. */
  listIndent: 8,

  // Elements
  buttonText: 75,
  buttonValue: 2_000,
  buttonLabel: 75,
  url: 3_000,
  optionText: 75,
  selectOptions: 100,
  /** Radio buttons and check boxes. */
  choiceOptions: 10,
  placeholder: 150,
  plainTextInput: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,

  // Time
  signatureAgeSeconds: 300,
  responseUrlSeconds: 1_800,
} as const
