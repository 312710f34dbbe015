// What a phone's document means to a person: its standing, what it does now, how far it is.
import { t } from './texts.js';
import { roleOf } from './story.js';
import { station } from './station.js';

/** A restart that the station is about to cause itself needs nobody. */
const RESTART_PATIENCE_MILLIS = 20_000;
const NEEDS_A_PERSON = new Set(['alarm', 'stuck', 'refused']);
/** Of the bar's part for one step: asking for settings, fetching, writing, starting again. */
const SHARE = { discovering: 0.01, addressed: 0.02, hunting: 0.04, loading: 0.08, fetched: 0.84, writing: 0.9, rebooting: 0.96 };

export const GROUPS = ['help', 'moving', 'waiting', 'done'];

const ORDER = ['alarm', 'stuck', 'refused', 'warning', 'plan', 'notice', 'good'];
const rank = (finding) => {
  const found = ORDER.indexOf(finding.severity);
  return found < 0 ? ORDER.length : found;
};

/** What the phone needs a person for, if anything. */
export function trouble(phone, now = Date.now()) {
  if (phone.findings.length === 0) {
    return null;
  }
  const worst = [...phone.findings].sort((one, other) => rank(one) - rank(other))[0];
  if (worst && NEEDS_A_PERSON.has(worst.severity)) {
    return worst;
  }
  const restart = phone.findings.find((finding) => finding.code === 'restart-needed');
  if (restart && now - Date.parse(restart.since) > RESTART_PATIENCE_MILLIS) {
    return restart;
  }
  return null;
}

/** The findings for people, worst first; a good one last. */
export const sorted = (findings) => [...findings].sort((one, other) => rank(one) - rank(other));

const known = new WeakMap();

/**
 * @returns { group, tone, sign, word }: tone is bad, busy, hold, good or idle
 */
export function standing(phone, now = Date.now()) {
  let stands = known.get(phone);
  if (!stands) {
    stands = judge(phone, now);
    // A document never changes; only a restart that does not come is a matter of time.
    if (!phone.findings.some((finding) => finding.code === 'restart-needed')) {
      known.set(phone, stands);
    }
  }
  return stands;
}

function judge(phone, now) {
  const plan = phone.plan?.state;
  const needs = trouble(phone, now);
  if (needs || phone.stage === 'stuck' || plan === 'stopped' || plan === 'impossible') {
    const isRestart = needs?.code === 'restart-needed';
    return { group: 'help', tone: 'bad', sign: 'alert', word: isRestart ? t.word.restart : t.word.stuck };
  }
  // It runs its target, or passes over it: only its own word would tell.
  const isUnproved = plan === 'done' && phone.load?.certainty === 'likely';
  const isHome = plan === 'done' || phone.target !== null && phone.load?.name === phone.target;
  switch (phone.stage) {
    case 'unseen':
      return { group: 'waiting', tone: 'idle', sign: 'clock', word: t.word.unseen };
    case 'writing':
      return { group: 'moving', tone: 'hold', sign: 'hand', word: t.word.writing };
    case 'rebooting':
      return { group: 'moving', tone: 'busy', sign: 'again', word: t.word.rebooting };
    case 'discovering':
    case 'addressed':
    case 'hunting':
    case 'loading':
      return isHome && !isUnproved && phone.stage !== 'loading'
        ? { group: 'done', tone: 'good', sign: 'check', word: t.word.arrived }
        : { group: 'moving', tone: 'busy', sign: 'down', word: t.word[phone.stage] };
    case 'registered':
      return { group: 'done', tone: 'good', sign: 'check', word: t.word.registered };
    default:
      if (isUnproved) {
        return { group: 'waiting', tone: 'idle', sign: 'clock', word: t.word.unproved };
      }
      if (isHome) {
        return { group: 'done', tone: 'good', sign: 'check', word: t.word.arrived };
      }
      return plan === 'under-way'
        ? { group: 'moving', tone: 'busy', sign: 'again', word: t.word.next }
        : { group: 'waiting', tone: 'idle', sign: 'clock', word: t.word.running };
  }
}

/** { step, of } of the plan, counted from 1; null without one. */
export function stepOf(phone) {
  const steps = phone.plan?.steps ?? [];
  if (steps.length === 0) {
    return null;
  }
  const proved = steps.filter((step) => step.state === 'proved').length;
  return { step: Math.min(proved + 1, steps.length), of: steps.length, proved, steps };
}

/** The share of a load that the phone has, by the part that it fetches; phones fetch in order. */
export function shareOfLoad(load, progress) {
  const parts = load?.parts ?? [];
  const sum = parts.reduce((bytes, part) => bytes + (part.size ?? 0), 0);
  const at = parts.findIndex((part) => part.name === progress?.file);
  if (sum === 0 || at < 0) {
    return progress && progress.total > 0 ? progress.bytes / progress.total : 0;
  }
  const before = parts.slice(0, at).reduce((bytes, part) => bytes + (part.size ?? 0), 0);
  return Math.min(1, (before + progress.bytes) / sum);
}

/** The whole way of a phone, 0 to 1. */
export function wayOf(phone) {
  const at = stepOf(phone);
  if (phone.plan?.state === 'done' || phone.target !== null && phone.load?.name === phone.target) {
    return 1;
  }
  if (!at) {
    return 0;
  }
  const step = at.steps[at.proved];
  const reached = phone.progress ?? station.reachedBy(phone.mac);
  const isLoad = reached?.file && roleOf(reached.file) === 'load';
  const share = reached?.isWhole
    ? phone.stage === 'writing' ? SHARE.writing : phone.stage === 'loading' ? SHARE.fetched : SHARE.rebooting
    : phone.stage === 'loading'
      ? SHARE.loading
        + (isLoad ? shareOfLoad(station.loadNamed(step?.load), reached) : 0)
          * (SHARE.fetched - SHARE.loading)
      : SHARE[phone.stage] ?? 0.02;
  return (at.proved + share) / at.of;
}

/** One line: what it does this second. */
export function doing(phone) {
  const file = phone.progress?.file;
  if (file && phone.progress.total > 0) {
    return t.doing.fetching(file, percent(phone.progress.bytes / phone.progress.total));
  }
  const last = station.reachedBy(phone.mac)?.file;
  return phone.stage === 'loading' && last && roleOf(last) === 'load' ? t.doing.has(last) : t.doing[phone.stage] ?? '';
}

export const percent = (share) => `${Math.floor(Math.max(0, Math.min(1, share)) * 100)} %`;

export function bytes(number) {
  if (number === null || number === undefined || number < 0) {
    return '';
  }
  const units = ['B', 'KB', 'MB', 'GB'];
  let at = 0;
  let value = number;
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000;
    at++;
  }
  return `${value < 10 && at > 0 ? value.toFixed(1) : Math.round(value)} ${units[at]}`;
}

/** In words that fit a tile: 40 s, 3 min, 2 h. */
export function span(millis) {
  const seconds = Math.round(Math.max(0, millis) / 1000);
  if (seconds < 60) {
    return t.time.seconds(seconds);
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) {
    return t.time.minutes(minutes);
  }
  const hours = Math.round(minutes / 60);
  return hours < 48 ? t.time.hours(hours) : t.time.days(Math.round(hours / 24));
}

export const ago = (at, now = Date.now()) =>
  now - Date.parse(at) < 5000 ? t.time.now : t.time.ago(span(now - Date.parse(at)));

const clock = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const day = new Intl.DateTimeFormat([], { day: 'numeric', month: 'short' });

export const clockOf = (at) => clock.format(new Date(at));

/** The day too when it is not today. */
export function timeOf(at) {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? clock.format(date) : `${day.format(date)} ${clock.format(date)}`;
}

export const protocolOf = (load) =>
  /^(SIP|P0S)/i.test(load) ? 'SIP' : /^(SCCP|P003)/i.test(load) ? 'SCCP' : '';
