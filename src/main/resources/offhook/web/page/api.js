// All calls to the station. An error is a Trouble with a sentence, whatever went wrong.
import { t } from './texts.js';

const ROOT = '/api/v1';

/** What a call came back with instead of an answer; its message is for people. */
export class Trouble extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body, type = 'application/json') {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') {
    // No other site can make a browser send this header without asking the station first.
    headers['X-Offhook'] = 'page';
  }
  if (body !== undefined) {
    headers['Content-Type'] = type;
  }
  let response;
  try {
    response = await fetch(ROOT + path, {
      method,
      headers,
      body: body === undefined || type !== 'application/json' ? body : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch {
    throw new Trouble(t.trouble.unreachable, 0);
  }
  return read(response.status, await response.text());
}

function read(status, text) {
  let document;
  try {
    document = text === '' ? null : JSON.parse(text);
  } catch {
    document = null;
  }
  // A troubled health (503) and a list that is refused (422) are answers, not failures to answer.
  if (status >= 200 && status < 300 || document?.troubles || document?.verdict) {
    return document;
  }
  throw new Trouble(document?.detail ?? t.trouble.status(status), status);
}

const mac = (text) => encodeURIComponent(text);
const query = (values) =>
  new URLSearchParams(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ).toString();

export const api = {
  session: () => call('GET', '/session'),
  signIn: (token) => call('POST', '/session', { token }),
  signInWith: (password) => call('POST', '/session', { password }),
  signOut: () => call('DELETE', '/session'),
  setPassword: (password) => call('PUT', '/password', { password }),
  phones: () => call('GET', '/phones'),
  phone: (id) => call('GET', `/phones/${mac(id)}`),
  story: (id) => call('GET', `/phones/${mac(id)}/story`),
  files: (id) => call('GET', `/phones/${mac(id)}/files`),
  file: (id, name) => call('GET', `/phones/${mac(id)}/files/${encodeURIComponent(name)}`),
  target: (macs, load) =>
    macs.length === 1
      ? call('PUT', `/phones/${mac(macs[0])}/target`, { load })
      : call('PUT', '/phones/target', { macs, load }),
  retry: (id) => call('POST', `/phones/${mac(id)}/retry`),
  restart: (id) => call('POST', `/phones/${mac(id)}/restart`),
  forget: (id) => call('DELETE', `/phones/${mac(id)}`),
  loads: () => call('GET', '/loads'),
  plan: (model, from, to) => call('POST', '/plan', { model, from, to }),
  graph: (model) => call('GET', `/firmware/graph?${query({ model })}`),
  network: () => call('GET', '/network'),
  decide: (decisions) => call('PUT', '/first-run', decisions),
  health: () => call('GET', '/health'),
  log: (values) => call('GET', `/log?${query(values)}`),
  get: (path) => call('GET', path),
  bundleOf: (id) => `${ROOT}/phones/${mac(id)}/bundle.zip`,
  captureOf: (id) => `${ROOT}/phones/${mac(id)}/capture.pcapng`,
  events: `${ROOT}/events`,
};

/** Writes a part of the book of lines; the answer says what is wrong, if it is refused. */
export const save = (path, document) => call('PUT', path, document);

/** A list of phones and lines, CSV or JSON; a dry run keeps nothing. */
export const sendList = (text, isDry, replaces) =>
  call('POST', `/lines/import?${query({ 'dry-run': isDry, replace: replaces })}`, text, 'text/csv');

/**
 * Sends an archive and tells how much of it has left; fetch can't do that.
 *
 * @param onProgress is told the share that has left, 0 to 1
 */
export function upload(file, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${ROOT}/firmware?${query({ name: file.name })}`);
    request.setRequestHeader('X-Offhook', 'page');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) =>
      onProgress(event.lengthComputable && event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () => {
      try {
        resolve(read(request.status, request.responseText));
      } catch (trouble) {
        reject(trouble);
      }
    };
    request.onerror = () => reject(new Trouble(t.trouble.uploadBroke, 0));
    request.send(file);
  });
}

/** The one-time link carries its token behind the #, which no server and no log ever sees. */
export async function signInFromLink() {
  const token = /^#token=([^&]+)/.exec(location.hash)?.[1];
  if (!token) {
    return;
  }
  history.replaceState(null, '', location.pathname + '#/');
  try {
    await api.signIn(decodeURIComponent(token));
  } catch {
    // The page says that one can only look, and how to sign in.
  }
}
