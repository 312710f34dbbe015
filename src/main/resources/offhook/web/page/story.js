// What the kinds of a story's entries mean; the names are those of the station's event records.

const GOOD = new Set(['StepProved', 'Arrived']);
const BAD = new Set([
  'OtherServerChosen', 'AddressWithheld', 'FileBroken', 'PlanImpossible', 'StepFailed',
  'PlanStopped', 'TroubleSeen',
]);
const TRAFFIC = new Set([
  'AddressAsked', 'AddressOffered', 'AddressGranted', 'AddressSeen', 'FileAsked', 'FileAnswered',
  'FileAbsent', 'FileSent',
]);

/** good, bad, turn or traffic */
export function toneOf(entry) {
  if (GOOD.has(entry.kind) && !entry.isBySilence || entry.kind === 'RegistrationSeen' && entry.isAccepted) {
    return 'good';
  }
  return BAD.has(entry.kind) ? 'bad' : TRAFFIC.has(entry.kind) ? 'traffic' : 'turn';
}

/** The same entry from the log and from the stream has the same key. */
export const key = (entry) => `${entry.mac ?? ''} ${entry.at} ${entry.kind} ${entry.text}`;

/** What a file is to a phone that starts: trust, settings, load or other. */
export function roleOf(name) {
  const plain = name.replace(/^.*\//, '').trim();
  if (/^(CTL|ITL)/i.test(plain)) {
    return 'trust';
  }
  if (/^(SEP|SIP|XMLDefault|gk|ld|MGC|WLAN).*\.(cnf|xml|cfg)/i.test(plain)
      || /^(SIPDefault|OS79XX|SEPDefault)/i.test(plain) || /^(gk|ld)[0-9a-f]{12}$/i.test(plain)) {
    return 'settings';
  }
  if (/\.(loads|sbn|sb2|sbin|zup|bin|sgn)$/i.test(plain)) {
    return 'load';
  }
  return 'other';
}

const STARTS = new Set(['DISCOVER', 'INIT_REBOOT', 'SELECTING']);

/**
 * A story cut where the phone started again, oldest first: [{ number, began, entries }]. The request
 * for an address belongs to the boot that it opens, although that is proved only by the first file.
 */
export function boots(entries) {
  const found = [];
  let current = { number: 0, entries: [] };
  let isOpen = false;
  for (const entry of entries) {
    const opens = entry.kind === 'AddressAsked' && STARTS.has(entry.asking);
    if (opens && current.entries.some((it) => it.name !== undefined)) {
      found.push(current);
      current = { number: 0, entries: [] };
      isOpen = true;
    }
    if (entry.kind === 'BootBegun') {
      if (current.number > 0 && !isOpen) {
        found.push(current);
        current = { number: 0, entries: [] };
      }
      current.number = entry.boot;
      isOpen = false;
    }
    current.entries.push(entry);
  }
  found.push(current);
  return found;
}
