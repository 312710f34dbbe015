// Light, dark, or as the machine has it.
const KEY = 'offhook.theme';
export const THEMES = ['auto', 'light', 'dark'];

export function theme() {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.includes(kept) ? kept : 'auto';
  } catch {
    return 'auto';
  }
}

export function applyTheme(chosen = theme()) {
  if (chosen === 'auto') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = chosen;
  }
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // A browser that keeps nothing follows the machine next time.
  }
}
