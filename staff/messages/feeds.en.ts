import type { feeds as german } from './feeds.de.ts'

export const feeds: typeof german = {
  title: 'Calendars of others',
  intro: 'Events from other calendars are added here by themselves and follow their source.',
  none: 'No calendar yet',
  add: 'Add a calendar',
  edit: 'Change defaults',
  name: 'Name',
  nameHelp: 'Whose calendar it is, for example "Adult education centre"',
  from: 'Where does it come from?',
  byAddress: 'From the internet',
  byFile: 'From a file',
  address: 'Address of the calendar',
  addressHelp:
    'Begins with https:// or webcal:// and often ends with .ics. Google, Outlook and Nextcloud call it "iCal address" or "ICS link".',
  file: 'File (.ics)',
  fileHelp: 'At most 50 MB',
  defaults: 'Defaults for new events',
  place: 'Place, where the calendar names none',
  noPlace: 'No place',
  topics: 'Topics',
  languages: 'Spoken languages',
  cost: 'Cost',
  show: 'New events',
  atOnce: 'are shown at once',
  asDraft: 'begin as drafts',
  save: 'Save',
  cancel: 'Cancel',
  read: 'Read now',
  bring: 'New file',
  pause: 'Pause',
  resume: 'Go on reading',
  remove: 'Remove',
  removeTitle: 'Remove the calendar?',
  removeText: (name, events) =>
    events === 0
      ? `"${name}" will be removed.`
      : `"${name}" and ${events === 1 ? 'one event' : `all ${events} events`} of it will be removed, from the screens too.`,
  paused: 'Paused: the events stay as they are.',
  waiting: 'Will be read for the first time in a moment.',
  waitingForFile: 'No file read yet.',
  busy: 'Being read …',
  justNow: 'just now',
  stand: (ago, events, unread) =>
    `Read ${ago}: ${events === 1 ? '1 event' : `${events} events`}${unread > 0 ? `, ${unread} unreadable` : ''}`,
  failed: (reason, ago) => `${reason} Last tried ${ago}.`,
  moved: 'The calendar has moved. Its new address:',
  takeAddress: 'Take the new address',
  stays: 'What was read before is still shown.',
  news: (added, changed, withdrawn) =>
    [added > 0 && `${added} new`, changed > 0 && `${changed} changed`, withdrawn > 0 && `${withdrawn} withdrawn`]
      .filter(Boolean)
      .join(', ') || 'nothing new',
  lastTime: 'At the last reading',
  past: (count) => `${count} entries of the past were not taken.`,
  known: (count) => `${count} ${count === 1 ? 'entry is' : 'entries are'} known here already.`,
  report: (count) => `See ${count} ${count === 1 ? 'note' : 'notes'}`,
  line: (line) => `Line ${line}`,
  kinds: { 'left-out': 'not taken', adapted: 'adapted' },
  overwritten: 'Changed in the calendar, where something else was written here',
  overwrittenIn: (fields) => `${fields}: what the calendar says counts. What was written here before is in the history.`,
  event: {
    follows: (name) =>
      `This event follows the calendar "${name}". What you change here stays until the calendar says something new about it. Topics, picture, costs and translations always stay.`,
    edited: (name) => `Differs from the calendar "${name}". It stays like this until the calendar says something new about it.`,
    makeOwn: 'Go on with it as our own',
    willBeOwn: (name) =>
      `If you save now, this event no longer follows the calendar "${name}": changes and cancellations there will not arrive here.`,
    isOwn: (name, day) => `Comes from the calendar "${name}" and has not followed it since ${day}.`,
    followAgain: 'Follow the calendar again',
    gone: 'Comes from a calendar that is no longer here.',
    split: (name) =>
      `This series follows the calendar "${name}". You can change single dates here. If everything from this date on is to change, please ask there. Or open the whole series and go on with it as your own.`,
  },
  rule: 'Topics, pictures, costs or translations that you add here stay. What changes in the calendar changes here too.',
  errors: {
    name: 'Please give it a name.',
    address: 'The address begins with https:// or webcal://.',
    file: 'Please choose a file.',
    tooLarge: 'The file is larger than 50 MB.',
    notSaved: 'That did not work. Nothing was changed.',
    busy: 'The calendar is being read. Please try again in a moment.',
    inUse: 'A published notice is about one of the events. Please change that notice first.',
  },
}
