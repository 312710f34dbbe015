// Where one is: #/phones/00:1b:0c:18:bd:c1 → { view: 'phones', argument: '00:1b:…' }.
const VIEWS = new Set(['phones', 'firmware', 'lines', 'events', 'network', 'start']);

export function route() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [view = '', ...rest] = path.split('/');
  let argument = '';
  try {
    argument = decodeURIComponent(rest.join('/'));
  } catch {
    // A link that somebody mistyped leads to the list.
  }
  return { view: VIEWS.has(view) ? view : 'phones', argument: VIEWS.has(view) ? argument : '', search: new URLSearchParams(search) };
}

export const linkTo = (view, argument = '', search = {}) => {
  const words = new URLSearchParams(search).toString();
  const path = argument ? `/${encodeURIComponent(argument)}` : '';
  return `#/${view}${path}${words ? '?' + words : ''}`;
};
