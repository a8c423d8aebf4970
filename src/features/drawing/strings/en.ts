/** What people read about drawings. */
export const catalog = {
  again: 'Again',
  vary: 'Vary',
  edit: 'Edit',
  savePrompt: 'Save prompt',
  editTitle: 'Change the picture',
  editField: 'What should be different?',
  whichField: (count: number) => `Which picture, 1 to ${count}?`,
  noSuchPicture: (count: number) => `There are ${count} pictures: say which one by its number.`,
  emptyEdit: 'Say what should be different in the picture.',
  promptIs: 'The prompt:',
  drawing: (done: number, count: number) =>
    count === 1 || done === 0 ? 'Drawing …' : `Drawing … ${done} of ${count} are done`,
  drawn: (count: number) => (count === 1 ? 'Here is the picture.' : `Here are ${count} pictures.`),
  drawnOf: (drawn: number, count: number) => `${drawn} of ${count} pictures`,
  notDrawn: (reason: string) => `The model would not draw this: ${reason}`,
  imageModelGone:
    'The model’s server does not serve the model that draws. Ask the person who runs Parley to check GEMINI_IMAGE_MODEL.',
  imageModelNotInPlan:
    'The plan of Parley’s API key doesn’t include the model that draws. Ask the person who runs Parley to turn on billing, or to choose another in GEMINI_IMAGE_MODEL.',
  cannotDraw:
    'The model that is set up for drawing can’t draw. Ask the person who runs Parley to choose one that can in GEMINI_IMAGE_MODEL.',
  noPicture: 'The model didn’t send a picture. Try again, or describe it differently.',
  tooMuchToDraw:
    'That is more than the model that draws can take. Use a shorter description, or fewer or smaller pictures.',
  drawingUnknown:
    'I do not know whether this was drawn: the connection to the model was lost while it drew. Each picture is paid for, so I do not try again by myself.',
  othersUnknown: 'whether the others were drawn is not known',
  notAPicture: 'That file isn’t a picture I can draw from.',
  pictureGone: 'That picture is no longer kept. Please send it again, or draw a new one.',
  cannotEdit:
    'Pictures cannot be changed here, because the model’s server has no way to. Ask the person who runs Parley to set GEMINI_NATIVE_URL.',
} as const;
