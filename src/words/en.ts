import type { Words } from './words.ts'

export const en: Words = {
  answer: {
    checked: (date) => `checked ${date}`,
    updated: (date) => `updated ${date}`,
    appliesTo: (product, versions) => `${product} ${versions}`,
    approximate: 'Approximate match: this may not be all that you asked for.',
    otherLanguage: { en: 'The notes hold this in English only.', zh: 'The notes hold this in Chinese only.' },
    knownError: (signature) => `A known error: ${signature}`,
    questionCut: (words, errors) =>
      `That is long: only its beginning and its end, ${words} characters, were read as a question, and the first ${errors} searched for known errors.`,
    pasteCut: (characters) => `That is long: only the first ${characters} characters were read.`,
    readAs: (question) => `Read as: ${question}`,
    moreOn: (question) => `More on: ${question}`,
    alone: (question) => `Only: ${question}`,
    excerptCut: 'This is part of a longer section.',
    clipped: 'Slack has no room for the rest; it is in the note.',
    sources: 'Sources',
    near: 'Or do you mean this?',
    part: 'For another part of your question:',
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
  choice: { title: 'Which one do you mean?' },
  term: {
    usage: 'Type a word behind it: /k8s term probe, or /k8s term 探针.',
    also: (words) => `Also: ${words}`,
  },
  nothing: {
    title: 'Not in the notes',
    text: (question) => `The notes do not answer “${question}”.`,
    commandMeant: 'Did you mean this command?',
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
      'a direct message to Kubenotes: just ask, and go on with “and in Compose?” or “more”',
      '/k8s and an error line, as it was printed: what it means and what to check',
      '/k8s term and a word: what it is called in Chinese, and what it means',
      '/k8s quiz: five questions; /k8s quiz 10 network: ten on a topic; /k8s review: what is due; /k8s me: how far you are; /k8s remind 09:00: a daily reminder',
      '/k8s daily: a question a day for a channel; /k8s daily off stops it; /k8s board: how the channel answers',
      '/k8s privacy: what is kept about you; /k8s my data: all of it; /k8s forget me: it is erased',
    ],
    examples: 'Try one of these:',
    greeting: 'Hello! What would you like to know about containers or Kubernetes?',
    thanks: 'You are welcome!',
  },
  quiz: {
    kinds: {
      single: 'One answer',
      multiple: 'Several answers',
      'true-false': 'True or false',
      cloze: 'Fill in',
      order: 'Put in order',
      match: 'Match',
      flash: 'Card to turn over',
    },
    level: (level) => `level ${level}`,
    place: (place, of) => `Question ${place} of ${of}`,
    how: {
      single: 'Choose the letter of the right answer.',
      multiple: 'Tick every right answer, then press Check.',
      'true-false': 'Is this statement true or false?',
      cloze: 'Press Answer and type what is missing.',
      order: 'Press Answer and put the steps in the right order.',
      match: 'Press Answer and choose the partner of each entry.',
      flash: 'Answer in your head, then turn the card over.',
    },
    check: 'Check',
    openForm: 'Answer',
    turnOver: 'Turn over',
    formTitle: 'Your answer',
    send: 'Check',
    cancel: 'Cancel',
    blank: (n, of) => (of === 1 ? 'What is missing?' : `Blank ${n} of ${of}`),
    step: (n, of) => `Step ${n} of ${of}`,
    choose: 'Choose one',
    missing: 'Please fill this in.',
    twice: 'You have chosen this already. Each one belongs in one place.',
    noneChecked: 'Please tick at least one answer first.',
    right: 'Right',
    wrong: 'Not quite',
    slip: 'One letter is off; that counts as a slip of the finger.',
    nearly: 'Very close: you know it. Only, code must be exact to the character.',
    exact: 'This is code: every sign counts, capitals do not.',
    someRight: (right, of) => `You judged ${right} of ${of} options correctly.`,
    remarks: {
      yoursRight: '(your answer, right)',
      yoursWrong: '(your answer, wrong)',
      rightAnswer: '(the right answer)',
      missed: '(also right, you left it out)',
      blankRight: '(right)',
      blankWrong: '(wrong)',
    },
    yourAnswer: 'Your answer: ',
    rightAnswer: 'Right answer: ',
    yourPlace: (place) => `(you put it in place ${place})`,
    yourPair: (right) => `(you chose: ${right})`,
    why: 'Why: ',
    fromTheNote: (source) => `From the note: ${source}`,
    again: (days) => (days === 1 ? 'This comes back tomorrow.' : `This comes back in ${days} days.`),
    more: 'One more',
    next: 'Next question',
    read: 'Read the note',
    report: 'Report this question',
    reportForm: {
      title: 'Report this question',
      label: 'What is wrong with it?',
      send: 'Report',
      hint: 'The authors see the question and the reason, not your name.',
    },
    reasons: {
      wrong: 'The right answer is not right',
      several: 'More than one answer is right',
      unclear: 'I do not understand the question',
      outdated: 'It is out of date',
      language: 'Spelling or wording',
    },
    reported: 'Thank you. The authors will see it.',
    gone: 'This question is no longer valid: the note has changed, or your data was erased since. Take a new one with /k8s quiz.',
    notYours: 'This question was asked to somebody else. Take one of your own with /k8s quiz.',
    answeredBefore: 'You have answered this already; the first answer counts.',
    noItems: 'There is no question left here that you have not just answered. Come back tomorrow, or try /k8s quiz.',
    noItemsNow: (topic) =>
      `You have answered every question on ${topic} within the last day. Come back tomorrow, or choose another topic:`,
    noItemsOn: (topic) => `The notes have no questions on “${topic}”. Try another word, or choose a topic:`,
    round: (items, topic, short) =>
      [
        `${items} ${items === 1 ? 'question' : 'questions'}${topic === undefined ? '' : ` on ${topic}`}.`,
        short === 'no more' ? 'There are no more.' : '',
        short === 'resting' ? 'You answered the others within the last day.' : '',
      ]
        .filter(Boolean)
        .join(' '),
    roundSize: (most) =>
      `A round has 1 to ${most} questions. Please type a number up to ${most}, such as /k8s quiz 10.`,
    roundDone: (right, of) =>
      right === of ? `That was the round: all ${of} right.` : `That was the round: ${right} of ${of} right.`,
    readAgain: (titles) => `Worth reading again: ${titles.join(', ')}.`,
    repeatWrong: (items) => (items === 1 ? 'Repeat the wrong one' : `Repeat the ${items} wrong ones`),
    anotherRound: (topic) => (topic === undefined ? 'Another round' : `Another round: ${topic}`),
    nothingDue: 'Nothing is due today. What you get wrong comes back the day after. For new questions: /k8s quiz',
    enoughToday: 'You have reviewed 20 questions today; the rest keeps until tomorrow. To go on: /k8s review more',
    quizMe: 'Quiz me',
  },
  progress: {
    title: 'Your progress',
    due: (items) =>
      items === 0
        ? 'Nothing is due today.'
        : items === 1
          ? '1 question is due today.'
          : `${items} questions are due today.`,
    streak: (days) => (days === 1 ? 'Your streak: 1 day.' : `Your streak: ${days} days.`),
    missesLeft: (days) =>
      days === 0
        ? 'One more missed day this month ends it.'
        : days === 1
          ? 'You may still miss 1 day this month.'
          : `You may still miss ${days} days this month.`,
    week: 'The last seven days',
    day: (date, answers, right) => `${date}: ${right} of ${answers} right`,
    quietWeek: 'No answers yet.',
    topics: 'What you will still know tomorrow, by topic',
    picture: {
      title: 'Your progress as a picture',
      weeks: 'Right answers of all, by week (from that day)',
      share: (recall) => `${Math.round(recall * 100)} %`,
      topic: (name, recall) => `${name} ${Math.round(recall * 100)} %`,
      week: (from, answers, right) => (answers === 0 ? `${from} none` : `${from} ${right} of ${answers}`),
      alt: (topics, weeks) =>
        `Two bar charts. What you will still know tomorrow, by topic: ${topics.join(', ')}. Right answers of all, in the weeks from these days: ${weeks.join(', ')}.`,
      sent: 'The same as a picture is in our direct messages.',
      missing: 'There is no picture of it this time. Please try again in a few minutes.',
    },
    topic: (name, recall, met, items) => `${name}: ${Math.round(recall * 100)} % (${met} of ${items} questions met)`,
    strongest: (names) => `Strongest: ${names.join(', ')}`,
    weakest: (names) => `Weakest: ${names.join(', ')}`,
    readNext: 'Read next',
    nothingYet: 'Nothing yet: ask something and press Quiz me, or type /k8s quiz.',
    notBegun: (names) => `Not begun yet: ${names.join(', ')}`,
    moreTopics: (topics) => (topics === 1 ? 'and 1 more topic' : `and ${topics} more topics`),
    reviewNow: 'Review now',
    quizMe: 'Quiz me',
  },
  topics: {
    names: {
      basics: 'Container basics',
      docker: 'Docker',
      ecosystem: 'Ecosystem',
      'k8s-core': 'Kubernetes core',
      'k8s-network': 'Kubernetes networking',
      'k8s-ops': 'Kubernetes operations',
      'k8s-security': 'Kubernetes security',
      'k8s-storage': 'Kubernetes storage',
      'k8s-workloads': 'Kubernetes workloads',
      linux: 'Linux',
      troubleshooting: 'Troubleshooting',
    },
    atTop: 'Other notes',
  },
  home: {
    title: 'Kubenotes',
    text: 'Questions about containers, Docker and Kubernetes, answered word for word from your team’s notes.',
    counts: (notes, sections) => `${notes} notes with ${sections} sections are ready to be asked.`,
    settings: 'Settings',
    language: 'Language of Kubenotes',
    languages: { slack: 'As in Slack', en: 'English', zh: '中文' },
    reminder: 'Daily reminder by direct message, when something is due',
    noReminder: 'No reminder',
    daysOff: 'Days without a reminder',
    onBoards: 'Show my name on boards of results',
    inResults: 'Name me in the result of a daily question when I was right',
    zone: (zone) => `Times are in your time zone, ${zone}, which is set in Slack.`,
    help: 'How to ask',
    sent: 'Sent to Messages. Open the Messages tab above to see it and go on.',
  },
  privacy: {
    title: 'What is kept about you',
    lines: [
      'Nothing that you write: questions are answered and forgotten, typed quiz answers are checked and forgotten.',
      'Of the quiz: your Slack id and that of your workspace, which questions you were asked and when, which options you chose, whether you were right, when each question comes back, and after some 400 reviews numbers for how fast you forget.',
      'Your settings, with your time zone if you want reminders, which daily quizzes you set up or may change, and the reports you send about questions.',
      'It is kept until you erase it, or until Kubenotes is removed from the workspace. Nobody else is shown it with your name, unless you show your name on boards or in results.',
      '/k8s my data sends you all of it, /k8s forget me erases it. Messages in Slack stay in Slack, and the numbers of right and wrong answers to daily questions, which name nobody, stay here. Backups may hold it until they are deleted; for whoever restores one, a hash of your ids stays here, so that you are erased again.',
    ],
    export: 'Send me my data',
    erase: 'Erase my data',
  },
  data: {
    intro: 'This is all that Kubenotes keeps about you, as JSON. Times are in UTC.',
    fileTitle: 'Your data',
    sent: 'It is in your direct messages with Kubenotes.',
    noFile: 'Slack took no file, so here it is as text.',
    part: (n, of) => `Part ${n} of ${of}`,
    rest: 'The rest does not fit here. Please ask whoever runs Kubenotes to let it send files (scope files:write), then try again.',
  },
  forget: {
    ask: 'This erases all that Kubenotes keeps about you: your answers, what comes back when, your progress, your settings. It cannot be undone.',
    button: 'Erase everything',
    confirm: {
      title: 'Erase everything about you?',
      text: 'Your answers, your progress and your settings are erased for good.',
      yes: 'Erase',
      no: 'Keep',
    },
    nothing: 'There is nothing to erase: Kubenotes keeps nothing about you.',
    done: ({ questions, cards, reviews, reports, settings }) => {
      const parts = [
        counted(questions, 'question you were asked', 'questions you were asked'),
        counted(cards, 'card', 'cards'),
        counted(reviews, 'review', 'reviews'),
        counted(reports, 'report', 'reports'),
        settings ? ['your settings'] : [],
      ].flat()
      return `Erased: ${parts.join(', ')}. Kubenotes no longer knows you; you can begin anew at any time.`
    },
    notValid: 'This button is no longer valid, and nothing was erased. To erase your data, type /k8s forget me.',
  },
  remind: {
    at: (time, zone, daysOff) =>
      `You are reminded daily at ${time} (${zone}) when something is due${
        daysOff.length > 0 ? `, except on ${daysOff.map((day) => en.weekdays[day - 1]).join(', ')}` : ''
      }. To stop it, type /k8s remind off.`,
    none: 'You get no reminders. To be reminded daily, type /k8s remind and a time, such as /k8s remind 09:00.',
    off: 'You get no more reminders.',
    noSuchTime: 'That time is not clear. Please write it as 09:00 or 18:30.',
    due: (items) =>
      items === 1 ? '1 question waits to be reviewed today.' : `${items} questions wait to be reviewed today.`,
    whyYou: 'You asked for this reminder. /k8s remind off stops it.',
  },
  daily: {
    title: 'Question of the day',
    answers: (answers) =>
      answers === 0 ? 'No answers yet' : answers === 1 ? '1 answer so far' : `${answers} answers so far`,
    resultAt: (at, zone) => `Nobody sees what you answer. The result comes in the thread at ${at} (${zone}).`,
    resultIsThere: 'The result is in the thread. You can still answer for yourself.',
    answer: 'Answer',
    result: (right, of) => (of === 0 ? 'Nobody answered in time' : `${right} of ${of} answered right`),
    share: (right, chosenBy, of) =>
      `(${right ? 'right' : 'wrong'}${of === 0 ? '' : `, chosen by ${percent(chosenBy, of)}: ${chosenBy} of ${of}`})`,
    slower:
      'Nobody answered the last three questions, so they now come once a week. Any answer, also to an older question, brings them back to their usual days.',
    missed: 'Questions of the day you have not answered',
    board: {
      title: { week: 'Board of the last 7 days', month: 'Board of the last 30 days' },
      to: { week: 'Last 7 days', month: 'Last 30 days' },
      noResults: 'No question has a result yet.',
      all: (results, people, answers, right) =>
        people === 0
          ? `${several(results, 'question')} so far. Nobody answered in time.`
          : `${several(results, 'question')} so far. ${several(answers, 'answer')}, ${percent(right, answers)} right; answered by ${people === 1 ? '1 person' : `${people} people`}.`,
      few: (results) =>
        `${several(results, 'question')} so far. Fewer than 3 people besides you and those named here answered, so no sums are shown.`,
      goal: (answers, goal) =>
        answers >= goal
          ? `The goal of ${goal} answers in 7 days is reached: ${answers}.`
          : `Goal: ${goal} answers in 7 days. ${answers === 1 ? '1 was' : `${answers} were`} given, ${goal - answers} to go.`,
      noGoal: 'No goal',
      chooseGoal: 'Choose a goal',
      goalOption: (goal) => `${goal} answers in 7 days`,
      ranked: (rank, name, right, answers) =>
        `${rank}. ${name}: ${percent(right, answers)} right, ${right} of ${answers}`,
      more: (people) => (people === 1 ? 'and 1 more person' : `and ${people} more people`),
      nobody: 'Nobody is ranked yet.',
      how: (floor) =>
        `Ranked are those who show their names and gave at least ${several(floor, 'answer')}: by the share of right answers, then by their number, never by speed. Answers after a result do not count here.`,
      own: (answers, results, right) => `You: ${answers} of ${several(results, 'question')} answered, ${right} right.`,
      ownRank: (rank) => `Your rank: ${rank}`,
      show: 'Show my name',
      hide: 'Hide my name',
      somebody: 'Somebody',
      nowhere:
        'There is no board to show here. Type /k8s board in a channel with a daily quiz; in this place it shows those in which you answered in the last 30 days.',
    },
    noteChanged: 'The note has changed since this was asked, so its reasons are not shown here.',
    form: {
      title: 'Daily quiz',
      save: 'Save',
      channel: 'Channel',
      channelHint: 'Kubenotes must be in it: /invite @Kubenotes',
      time: 'Time',
      zone: 'Time zone',
      zoneHint: 'Such as Europe/Berlin or Asia/Shanghai',
      weekdays: 'Days',
      topics: 'Topics',
      allTopics: 'All topics',
      level: 'Level',
      anyLevel: 'Any level',
      lang: 'Language',
      langs: { en: 'English', zh: '中文', both: 'English and 中文' },
      reveal: 'Result after',
      hours: (hours) => (hours === 1 ? '1 hour' : `${hours} hours`),
      pausedUntil: 'Paused until',
      pausedHint: 'The first day with a question; empty for no pause',
      daysOff: 'Days off',
      daysOffHint: 'Days without a question, one on a line: 2026-12-25, or several as 2026-12-24..2026-12-26',
      calendar: 'Holiday calendar',
      calendarHint: 'Public https address of an .ics file. It is read every night; its all-day events are days off.',
      calendarRead: (date, entries) => `Last read on ${date}: ${several(entries, 'holiday')}.`,
      editors: 'Who else may change this',
      editorsHint: 'Whoever set it up and workspace admins always may. Guests never may.',
    },
    faults: {
      missing: 'Please choose this.',
      zone: 'This is no time zone. Please write it as Europe/Berlin or Asia/Shanghai.',
      noItems: 'The notes have no questions of this language, level and topic. Please choose others.',
      notInChannel: 'Kubenotes and you must both be in that channel. Invite it there with /invite @Kubenotes.',
      archived: 'That channel is archived. Please choose another one.',
      notYours:
        'That channel has a daily quiz that somebody else set up. That person, those they named and admins can change it.',
      guests: 'Guests and people of other organizations cannot set up a daily quiz. Please ask a member.',
      roleUnknown: 'Slack did not say who may change this. Please try again.',
      notDates: (entries) =>
        `Not understood: ${entries.join(', ')}. Write 2026-12-25, or 2026-12-24..2026-12-26 for up to a year.`,
      pauseOver: 'That day is over. Please choose a later one, or none.',
      noDayLeft: 'These days off leave no day for a question.',
      calendar: {
        address: 'This is no address that can be read. It must begin with https:// and hold neither port nor password.',
        private: 'This address is inside a private network, where calendars are not read.',
        slow: 'The calendar took too long to come. Please try again, or leave the address out.',
        large: 'What is there is larger than a calendar of days off: more than 1 MB.',
        unreachable: 'Nothing could be read there. Please check the address.',
        unreadable: 'What is there is no calendar (.ics), or one with more than 2,000 events.',
        empty: 'This calendar has no all-day events in the next 13 months.',
      },
    },
    saving: 'Saving the daily quiz of this channel …',
    notSaved: (faults) =>
      `Your daily quiz was not saved. ${faults.join(' ')} To fill in the form again, type /k8s daily in the channel.`,
    saved: (at, zone) =>
      `This channel has a daily quiz. The next question comes at ${at} (${zone}). Change it with /k8s daily, stop it with /k8s daily off.`,
    calendarHolds: (entries, leftOut) =>
      `The calendar holds ${several(entries, 'holiday')} for the next 13 months.${leftOut === 0 ? '' : ` Not understood and so left out: ${several(leftOut, 'repeated event')}.`}`,
    stopped: 'The daily quiz of this channel is stopped. Begin again with /k8s daily.',
    none: 'This channel has no daily quiz. Set one up with /k8s daily.',
    typeCommand: 'To set up a daily quiz, type /k8s daily in the channel.',
    rested: (error) =>
      `Slack took no daily question there (${error}), so the quiz rests. When that is mended, save it anew with /k8s daily.`,
    restedNoItems: 'The notes have no questions left that fit, so the quiz rests. Choose others with /k8s daily.',
    unknown: (date) =>
      `Slack did not say whether the daily question of ${date} arrived there. It is not sent again, so that nobody gets it twice.`,
    resultUnknown: (date) =>
      `Slack did not say whether the result of the daily question of ${date} arrived there. It is not sent again.`,
    restedZone: (zone) =>
      `The time zone ${zone} is no longer known, so the quiz rests. Choose another one with /k8s daily.`,
    named: (names, more) => `Right: ${names.join(', ')}${more === 0 ? '' : ` and ${more} more`}`,
    greeting:
      'Hello! Ask me about containers with /k8s and your question, and start a daily quiz for this channel with /k8s daily.',
    channel: 'The daily quiz in',
  },
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  failed: (id) =>
    `Sorry, something went wrong on our side. Please try again; if it stays, mention ${id} to whoever runs Kubenotes.`,
}

function several(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}

function percent(part: number, of: number): string {
  return `${Math.round((100 * part) / of)} %`
}

function counted(number: number, one: string, several: string): readonly string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? one : several}`]
}
