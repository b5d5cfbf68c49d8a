import type { ItemKind } from '../notes/item.ts'
import type { Lang, Level } from '../notes/note.ts'
import type { ReportReason } from '../quiz/card.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

/** What was erased about a person. */
export interface Erased {
  /** Items that the person was asked. */
  readonly questions: number
  readonly cards: number
  readonly reviews: number
  readonly reports: number
  readonly settings: boolean
}

/** Everything the app itself says. Texts for Slack are plain text; no markup in them has a meaning. */
export interface Words {
  readonly answer: {
    /** `date` as YYYY-MM-DD. */
    readonly checked: (date: string) => string
    readonly updated: (date: string) => string
    /** `product` as written in the note, e.g. `kubernetes`, and its range of versions. */
    readonly appliesTo: (product: string, versions: string) => string
    readonly approximate: string
    /** By the language of the note, which differs from that of the question. */
    readonly otherLanguage: Readonly<Record<Lang, string>>
    /** The excerpt was found by an error that it explains. */
    readonly knownError: (signature: string) => string
    /** How many characters were searched for words, and how many for known errors, of which none was found. */
    readonly questionCut: (words: number, errors: number) => string
    /** How many characters were read. */
    readonly pasteCut: (characters: number) => string
    readonly excerptCut: string
    /** A short text was read together with the previous question. */
    readonly readAs: (question: string) => string
    /** More of the previous answer is shown. */
    readonly moreOn: (question: string) => string
    /** Asks the short text by itself. */
    readonly alone: (question: string) => string
    readonly clipped: string
    readonly sources: string
    /** Before the heading of another section of the note. */
    readonly near: string
    /** Before the heading of what answers another part of the question. */
    readonly part: string
    readonly seeAlso: string
    readonly inThisNote: string
    readonly share: string
    readonly more: string
    /** Leads to the same section in the other language, and is written in it. */
    readonly switchLanguage: string
    readonly openNote: string
    readonly shared: string
    /** Above an answer that somebody shared. */
    readonly sharedQuestion: (name: string, question: string) => string
    /** The note of a button has changed or is gone. */
    readonly gone: string
  }
  /** A word with several meanings, each shown by the note that explains it. */
  readonly choice: { readonly title: string }
  readonly term: {
    /** How to ask for one, with two examples. */
    readonly usage: string
    /** Other words for it. */
    readonly also: (words: string) => string
  }
  readonly nothing: {
    readonly title: string
    readonly text: (question: string) => string
    readonly maybe: string
    /** Above a button with a command. */
    readonly commandMeant: string
    readonly wayOn: string
    readonly request: string
    readonly requestConfirm: {
      readonly title: string
      readonly text: string
      readonly yes: string
      readonly no: string
    }
    /** Posted in the channel where authors look. */
    readonly requestPosted: (name: string, question: string) => string
    readonly requestDone: string
    readonly requestFailed: string
  }
  readonly help: {
    readonly title: string
    readonly text: string
    readonly ways: readonly string[]
    readonly examples: string
    readonly greeting: string
    readonly thanks: string
  }
  readonly quiz: {
    readonly kinds: Readonly<Record<ItemKind, string>>
    readonly level: (level: Level) => string
    /** Of a round: the place of an item, from 1. */
    readonly place: (place: number, of: number) => string
    /** What to do, by kind. */
    readonly how: Readonly<Record<ItemKind, string>>
    readonly check: string
    readonly openForm: string
    readonly turnOver: string
    readonly formTitle: string
    readonly send: string
    readonly cancel: string
    /** Labels of the fields of a form; `n` from 1. */
    readonly blank: (n: number, of: number) => string
    readonly step: (n: number, of: number) => string
    readonly choose: string
    readonly missing: string
    readonly twice: string
    /** No box is checked. */
    readonly noneChecked: string
    readonly right: string
    readonly wrong: string
    /** Right except for one letter. */
    readonly slip: string
    /** Wrong, but only because code must be exact. */
    readonly nearly: string
    /** At a blank for code, and where such an item is asked. */
    readonly exact: string
    /** How many options of several were judged rightly. */
    readonly someRight: (right: number, of: number) => string
    /** After an option, or after what was typed into a blank. */
    readonly remarks: {
      readonly yoursRight: string
      readonly yoursWrong: string
      readonly rightAnswer: string
      readonly missed: string
      readonly blankRight: string
      readonly blankWrong: string
    }
    readonly yourAnswer: string
    readonly rightAnswer: string
    /** After a step: the place, from 1, where the person put it. */
    readonly yourPlace: (place: number) => string
    /** After a pair: the right side that the person chose. */
    readonly yourPair: (right: string) => string
    /** Before the explanation, which may begin in the middle of a sentence. */
    readonly why: string
    /** Above a passage of the note. */
    readonly fromTheNote: (source: string) => string
    /** In how many days the item is due. */
    readonly again: (days: number) => string
    readonly more: string
    readonly next: string
    readonly read: string
    readonly report: string
    readonly reportForm: {
      readonly title: string
      readonly label: string
      readonly send: string
      readonly hint: string
    }
    readonly reasons: Readonly<Record<ReportReason, string>>
    readonly reported: string
    /** The button or form belongs to something unknown, tampered with or changed since. */
    readonly gone: string
    readonly notYours: string
    readonly answeredBefore: string
    readonly noItems: string
    /** Every item on a topic was answered within the day. */
    readonly noItemsNow: (topic: string) => string
    /** Above buttons with the existing topics. */
    readonly noItemsOn: (topic: string) => string
    /** At the beginning of a round: its topic, and why it is shorter than wanted. */
    readonly round: (items: number, topic?: string, short?: 'no more' | 'resting') => string
    readonly roundSize: (most: number) => string
    readonly roundDone: (right: number, of: number) => string
    /** Titles of notes. */
    readonly readAgain: (titles: readonly string[]) => string
    readonly repeatWrong: (items: number) => string
    readonly anotherRound: (topic?: string) => string
    readonly nothingDue: string
    /** After as many reviews as a day should have. */
    readonly enoughToday: string
    /** On an answer. */
    readonly quizMe: string
  }
  readonly progress: {
    readonly title: string
    readonly due: (items: number) => string
    readonly streak: (days: number) => string
    /** Days that may still be missed this month without ending the streak. */
    readonly missesLeft: (days: number) => string
    readonly week: string
    /** `date` as YYYY-MM-DD. */
    readonly day: (date: string, answers: number, right: number) => string
    /** Instead of days without answers, when all were. */
    readonly quietWeek: string
    readonly topics: string
    /** The same as bars in a file. */
    readonly picture: {
      readonly title: string
      readonly weeks: string
      /** `recall` 0 to 1. */
      readonly share: (recall: number) => string
      readonly topic: (name: string, recall: number) => string
      /** `from` as YYYY-MM-DD. */
      readonly week: (from: string, answers: number, right: number) => string
      readonly alt: (topics: readonly string[], weeks: readonly string[]) => string
      readonly sent: string
      readonly missing: string
    }
    /** `recall` 0 to 1. */
    readonly topic: (name: string, recall: number, met: number, items: number) => string
    /** Each with names of topics. */
    readonly strongest: (names: readonly string[]) => string
    readonly weakest: (names: readonly string[]) => string
    readonly notBegun: (names: readonly string[]) => string
    readonly readNext: string
    readonly nothingYet: string
    /** How many topics are not listed for lack of room. */
    readonly moreTopics: (topics: number) => string
    readonly reviewNow: string
    readonly quizMe: string
  }
  /** Folders of notes, which are the topics that people choose. */
  readonly topics: {
    readonly names: Readonly<Record<string, string>>
    /** Of notes in no folder. */
    readonly atTop: string
  }
  readonly home: {
    readonly title: string
    readonly text: string
    readonly counts: (notes: number, sections: number) => string
    readonly settings: string
    readonly language: string
    /** As set in Slack; then each language by its own name. */
    readonly languages: Readonly<Record<'slack' | Lang, string>>
    readonly reminder: string
    readonly noReminder: string
    readonly daysOff: string
    readonly onBoards: string
    readonly inResults: string
    /** IANA. */
    readonly zone: (zone: string) => string
    readonly help: string
    /** Below a button in the Home that is answered in a direct message. */
    readonly sent: string
  }
  readonly privacy: {
    readonly title: string
    readonly lines: readonly string[]
    readonly export: string
    readonly erase: string
  }
  /** The export of what is kept about a person. */
  readonly data: {
    /** In the direct message, before the file or its text. */
    readonly intro: string
    readonly fileTitle: string
    readonly sent: string
    readonly noFile: string
    readonly part: (n: number, of: number) => string
    /** Not all of it could be shown. */
    readonly rest: string
  }
  readonly forget: {
    readonly ask: string
    readonly button: string
    readonly confirm: {
      readonly title: string
      readonly text: string
      readonly yes: string
      readonly no: string
    }
    readonly nothing: string
    readonly done: (erased: Erased) => string
    /** The button is somebody else's, or too old. */
    readonly notValid: string
  }
  readonly remind: {
    /** `days` off, 1 Monday to 7 Sunday. */
    readonly at: (time: string, zone: string, daysOff: readonly number[]) => string
    readonly none: string
    readonly off: string
    readonly noSuchTime: string
    /** The reminder itself. */
    readonly due: (items: number) => string
    readonly whyYou: string
  }
  /** The daily quiz of a channel. */
  readonly daily: {
    readonly title: string
    readonly answers: (answers: number) => string
    /** `at` as `YYYY-MM-DD HH:MM` in the zone. */
    readonly resultAt: (at: string, zone: string) => string
    readonly resultIsThere: string
    readonly answer: string
    readonly result: (right: number, of: number) => string
    /** After an option: whether it is right, and how many chose it. */
    readonly share: (right: boolean, chosenBy: number, of: number) => string
    /** In the thread of the post after which questions come once a week. */
    readonly slower: string
    readonly missed: string
    readonly board: {
      readonly title: Readonly<Record<'week' | 'month', string>>
      /** Leads to the board of the period. */
      readonly to: Readonly<Record<'week' | 'month', string>>
      readonly noResults: string
      /** `results` questions with a result, and how all together answered them. */
      readonly all: (results: number, people: number, answers: number, right: number) => string
      /** Sums would reveal single people's answers. */
      readonly few: (results: number) => string
      readonly goal: (answers: number, goal: number) => string
      readonly noGoal: string
      readonly chooseGoal: string
      readonly goalOption: (goal: number) => string
      readonly ranked: (rank: number, name: string, right: number, answers: number) => string
      readonly more: (people: number) => string
      readonly nobody: string
      /** `floor`: how many answers it takes. */
      readonly how: (floor: number) => string
      readonly own: (answers: number, results: number, right: number) => string
      readonly ownRank: (rank: number) => string
      readonly show: string
      readonly hide: string
      /** When Slack does not tell the name. */
      readonly somebody: string
      readonly nowhere: string
    }
    readonly noteChanged: string
    readonly form: {
      readonly title: string
      readonly save: string
      readonly channel: string
      readonly channelHint: string
      readonly time: string
      readonly zone: string
      readonly zoneHint: string
      readonly weekdays: string
      readonly topics: string
      readonly allTopics: string
      readonly level: string
      readonly anyLevel: string
      readonly lang: string
      readonly langs: Readonly<Record<Lang | 'both', string>>
      readonly reveal: string
      readonly hours: (hours: number) => string
      readonly pausedUntil: string
      readonly pausedHint: string
      readonly daysOff: string
      readonly daysOffHint: string
      readonly calendar: string
      readonly calendarHint: string
      /** `date` as YYYY-MM-DD. */
      readonly calendarRead: (date: string, entries: number) => string
      readonly editors: string
      readonly editorsHint: string
    }
    /** At a field of the form. */
    readonly faults: {
      readonly missing: string
      readonly zone: string
      readonly noItems: string
      readonly notInChannel: string
      readonly archived: string
      readonly notYours: string
      readonly guests: string
      readonly roleUnknown: string
      readonly notDates: (entries: readonly string[]) => string
      readonly noDayLeft: string
      readonly pauseOver: string
      readonly calendar: Readonly<
        Record<'address' | 'private' | 'slow' | 'large' | 'unreachable' | 'unreadable' | 'empty', string>
      >
    }
    /** In the channel, to whoever saves; then `saved`. */
    readonly saving: string
    /** When the form is closed already; `faults` as at its fields. */
    readonly notSaved: (faults: readonly string[]) => string
    /** `at` as `YYYY-MM-DD HH:MM` in the zone. */
    readonly saved: (at: string, zone: string) => string
    /** How many days off or spans of them a calendar holds, and how many of its events could not be read. */
    readonly calendarHolds: (entries: number, leftOut: number) => string
    readonly stopped: string
    readonly none: string
    /** Only a command can open the form. */
    readonly typeCommand: string
    /** To whoever set it up; `error` as Slack calls it. */
    readonly rested: (error: string) => string
    readonly restedNoItems: string
    readonly unknown: (date: string) => string
    readonly resultUnknown: (date: string) => string
    readonly restedZone: (zone: string) => string
    /** In a result, before names. `more`: how many there is no room for. */
    readonly named: (names: readonly string[], more: number) => string
    /** To a channel that the app was invited to. */
    readonly greeting: string
    /** Before the channel in a message about it. */
    readonly channel: string
  }
  /** Monday to Sunday. */
  readonly weekdays: readonly string[]
  /** Something broke; `id` is in the log. */
  readonly failed: (id: string) => string
}

export const words: Readonly<Record<Lang, Words>> = { en, zh }
