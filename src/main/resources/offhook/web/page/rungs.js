// The ladder of a boot: what the phone has done of what phones do when they start, from its story.
import { roleOf } from './story.js';
import { station } from './station.js';
import { t } from './texts.js';

export const RUNGS = ['dhcp', 'trust', 'settings', 'load', 'writing', 'reboot', 'home'];
const SIGNS = { dhcp: 'network', trust: 'shield', settings: 'sliders', load: 'chip', writing: 'pen', reboot: 'again', home: 'bell' };

/**
 * @param boot of story.boots
 * @param phone what it is now, if this is the boot under way; else null
 * @param next the boot after it, if there was one
 * @returns [{ id, sign, state, detail, at, parts }]: state is done, now, ahead, failed or skipped
 */
export function ladder(boot, phone, next) {
  const facts = gather(boot.entries);
  const reached = Math.max(...RUNGS.map((id, at) => (facts[id].at ? at : -1)));
  const rungs = RUNGS.map((id, at) => ({
    id,
    sign: SIGNS[id],
    state: facts[id].failed ? 'failed' : facts[id].at ? 'done' : at < reached ? 'skipped' : 'ahead',
    detail: facts[id].detail ?? '',
    at: facts[id].at,
    parts: facts[id].parts ?? [],
  }));
  const of = (id) => rungs[RUNGS.indexOf(id)];
  const isWhole = Boolean(facts.load.whole);
  if (facts.load.at && !isWhole && !facts.home.at) {
    of('load').state = phone ? 'now' : facts.load.failed ? 'failed' : 'done';
  }
  if (isWhole) {
    of('writing').state = 'done';
    of('reboot').state = next ? 'done' : 'ahead';
    of('reboot').at = next?.entries[0]?.at;
  } else if (!phone && next) {
    of('reboot').state = 'done';
    of('reboot').at = next.entries[0]?.at;
  }
  if (facts.home.at && !facts.load.at) {
    of('load').state = of('writing').state = of('reboot').state = 'skipped';
    of('load').detail = t.rung.keeps;
  }
  return phone ? live(rungs, phone, of) : rungs;
}

/** What the entries of one boot say of each rung. */
function gather(entries) {
  const facts = Object.fromEntries(RUNGS.map((id) => [id, {}]));
  for (const entry of entries) {
    const file = entry.name === undefined ? null : roleOf(entry.name);
    switch (entry.kind) {
      case 'AddressGranted':
      case 'AddressSeen':
        if (!facts.dhcp.at || entry.kind === 'AddressGranted') {
          facts.dhcp = { at: facts.dhcp.at ?? entry.at, detail: entry.address };
        }
        break;
      case 'OtherServerChosen':
        facts.dhcp = { at: entry.at, detail: t.rung.elsewhere, failed: true };
        break;
      case 'FileAbsent':
      case 'FileAnswered':
      case 'FileSent':
        if (file === 'trust') {
          facts.trust = { at: facts.trust.at ?? entry.at, detail: entry.kind === 'FileAbsent' ? t.rung.none : entry.name };
        } else if (file === 'settings' && entry.kind !== 'FileAbsent') {
          facts.settings = { at: facts.settings.at ?? entry.at, detail: entry.name };
        } else if (file === 'load' && entry.kind !== 'FileAbsent') {
          addPart(facts.load, entry);
        }
        break;
      case 'FileBroken':
        if (file === 'load') {
          facts.load.failed = true;
        }
        break;
      case 'LoadDelivered':
        facts.load.whole = true;
        facts.load.failed = false;
        break;
      case 'StepProved':
      case 'Arrived':
        facts.home = { at: entry.at, detail: t.rung[entry.isBySilence ? 'unproved' : 'proved'](entry.load) };
        break;
      case 'RegistrationSeen':
        facts.home = { at: entry.at, detail: entry.text };
        break;
      default:
    }
  }
  return facts;
}

function addPart(load, entry) {
  load.at ??= entry.at;
  load.parts ??= [];
  const known = load.parts.find((part) => part.name === entry.name);
  const part = known ?? { name: entry.name, size: entry.sizeBytes, share: 0 };
  if (!known) {
    load.parts.push(part);
  }
  if (entry.kind === 'FileSent') {
    part.share = 1;
  }
  const done = load.parts.filter((it) => it.share === 1).length;
  load.detail = t.rung.parts(done, load.parts.length);
}

/** The rung that it stands on this second. */
function live(rungs, phone, of) {
  const now = { discovering: 'dhcp', addressed: 'trust', hunting: 'settings', loading: 'load', writing: 'writing', rebooting: 'reboot' }[phone.stage];
  if (now && of(now).state !== 'failed') {
    rungs.slice(0, RUNGS.indexOf(now)).forEach((rung) => {
      rung.state = rung.state === 'ahead' ? 'skipped' : rung.state === 'now' ? 'done' : rung.state;
    });
    of(now).state = 'now';
    if (now === 'writing') {
      of(now).detail = t.rung.noTouch;
    }
    rungs.slice(RUNGS.indexOf(now) + 1).forEach((rung) => {
      rung.state = rung.state === 'done' && rung.id !== 'home' ? 'ahead' : rung.state;
    });
  }
  if (phone.stage === 'running' || phone.stage === 'registered') {
    const home = of('home');
    home.state = phone.stage === 'registered' || home.at ? 'done' : home.state;
  }
  const file = phone.progress?.file;
  const parts = of('load').parts;
  if (file && roleOf(file) === 'load') {
    const part = parts.find((it) => it.name === file) ?? parts[parts.push({ name: file, size: phone.progress.total }) - 1];
    part.share = phone.progress.total > 0 ? phone.progress.bytes / phone.progress.total : 0;
  }
  const step = phone.plan?.steps.find((it) => it.state === 'current');
  const expected = station.loadNamed(step?.load)?.parts ?? [];
  if (of('load').state === 'now' && expected.length > 0) {
    for (const part of expected) {
      if (!parts.some((it) => it.name === part.name)) {
        parts.push({ name: part.name, size: part.size, share: 0 });
      }
    }
    const place = (part) => expected.findIndex((it) => it.name === part.name);
    parts.sort((one, other) => place(one) - place(other));
    of('load').detail = t.rung.parts(parts.filter((it) => it.share === 1).length, parts.length);
  }
  return rungs;
}
