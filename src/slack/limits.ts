/**
 * The most that Slack takes: texts in characters (Unicode code points), lists in entries, times in seconds.
 * Source: Block Kit and method reference on docs.slack.dev, unless another one stands beside the figure.
 */
export const limits = {
  // One message or view
  messageBlocks: 50,
  viewBlocks: 100,
  /** All text of the blocks together. Undocumented; bolt-js issues 2509 and 2867 saw refusals from 11,341 on. */
  messageCharacters: 12_000,
  /** Advised for `text` of a new message; `chat.update` refuses more. */
  messageText: 4_000,
  viewTitle: 24,
  viewButton: 24,
  viewStack: 3,
  privateMetadata: 3_000,

  // Ids
  actionId: 255,
  blockId: 255,
  callbackId: 255,

  // Blocks
  textObject: 3_000,
  sectionText: 3_000,
  sectionFieldText: 2_000,
  sectionFields: 10,
  headerText: 150,
  contextElements: 10,
  actionsElements: 25,
  contextActionsElements: 5,
  imageUrl: 3_000,
  imageAlt: 2_000,
  imageTitle: 2_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  alertText: 200,
  markdownText: 12_000,

  // Tables
  messageTables: 1,
  tableRows: 100,
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
  /** The live reference says 150, the types of the SDK say 75. */
  optionValue: 75,
  optionDescription: 75,
  selectOptions: 100,
  selectGroups: 100,
  overflowOptions: 5,
  /** Radio buttons and check boxes. */
  choiceOptions: 10,
  placeholder: 150,
  plainTextInput: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  feedbackText: 75,
  feedbackValue: 2_000,
  feedbackLabel: 75,

  // Time
  ackSeconds: 3,
  signatureAgeSeconds: 300,
  responseUrlSeconds: 1_800,
  responseUrlUses: 5,
} as const
