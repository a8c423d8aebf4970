// For whoever starts it by this name; `npm start` needs no TypeScript before the compile cache is on.
import './main.js';
