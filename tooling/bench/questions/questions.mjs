import { aboutChanges } from './about-changes.mjs';
import { aboutRelations } from './about-relations.mjs';
import { aboutStates } from './about-states.mjs';

export const questions = [...aboutStates, ...aboutRelations, ...aboutChanges];
