/**
 * What Slack takes, in code points (texts) and items (lists). Source unless named otherwise: Block Kit reference and
 * method reference, docs.slack.dev, captured September 2026. The app under test keeps a table of its own: this one
 * judges it, so the two must not share a line.
 */

export const messageLimits = {
  blocks: 50,
  /** `chat.postMessage` cuts here. */
  textCut: 40_000,
  /** `chat.update` refuses more (`msg_too_long`). */
  updateText: 4_000,
  markdownText: 12_000,
  attachments: 100,
  tables: 1,
  /** Over all tables of a message. */
  tableCharacters: 10_000,
  dataVisualizations: 2,
  /**
   * Text over all blocks, Web API only (`msg_blocks_too_long`). Not documented: slackapi/bolt-js issue 2509 measured
   * about 13,200, issue 2867 saw a refusal at 11,341 in many small pieces. Keep well below.
   */
  allBlocksText: 13_200,
} as const

export const viewLimits = {
  blocks: 100,
  title: 24,
  submit: 24,
  close: 24,
  privateMetadata: 3_000,
  /** Views on top of each other. */
  stack: 3,
} as const

export const blockLimits = {
  id: 255,
  headerText: 150,
  text: 3_000,
  sectionFields: 10,
  sectionField: 2_000,
  contextElements: 10,
  actionsElements: 25,
  contextActionsElements: 5,
  imageUrl: 3_000,
  imageAlt: 2_000,
  imageTitle: 2_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  markdown: 12_000,
  tableRows: 100,
  tableCells: 20,
  dataTableRows: 201,
  dataTableCharacters: 20_000,
  alertText: 200,
  cardTitle: 150,
  cardBody: 200,
  cardActions: 3,
  carouselCards: 10,
  containerTitle: 150,
  containerChildren: 10,
  videoTitle: 200,
  videoAuthor: 50,
  listIndent: 8,
} as const

export const elementLimits = {
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  accessibilityLabel: 75,
  optionText: 75,
  /** The types of @slack/types 3.2.0 say 75, the live reference 150: whoever stays below both is safe. */
  optionValue: 75,
  optionDescription: 75,
  selectOptions: 100,
  optionGroups: 100,
  overflowOptions: 5,
  choiceOptions: 10,
  placeholder: 150,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  inputLength: 3_000,
} as const
