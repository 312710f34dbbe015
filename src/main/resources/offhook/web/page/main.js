// The page begins here: sign-in, theme, then the application element.
import { signInFromLink } from './api.js';
import { applyTheme } from './theme.js';
import { station } from './station.js';
import './view/app.js';

applyTheme();
await signInFromLink();
station.start();
