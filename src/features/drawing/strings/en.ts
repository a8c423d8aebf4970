import { createWording } from '../../../core/strings/wording.ts';

const { counted, number } = createWording('en');

const images = (n: number) => counted(n, { one: '# image', other: '# images' });

/** What people read about images that are drawn. */
export const catalog = {
  // Buttons under an image, up to 25 characters each.
  again: 'Again',
  vary: 'Vary',
  edit: 'Edit',
  savePrompt: 'Save prompt',
  // Title of a form, up to 24 characters; its fields, up to 45.
  editTitle: 'Edit the image',
  editField: 'What should change?',
  whichField: (count: number) => `Which image, 1 to ${number(count)}?`,
  noSuchPicture: (count: number) => `Pick an image by its number, from 1 to ${number(count)}.`,
  emptyEdit: 'Say what should change in the image.',
  // Followed by the prompt, on lines of its own.
  promptIs: 'Prompt:',
  // Shown while it draws.
  drawing: 'Drawing…',
  drawingSome: (done: number, count: number) =>
    `Drawing… ${number(done)} of ${number(count)} ready`,
  drawn: (count: number) =>
    counted(count, { one: 'Here’s your image.', other: 'Here are # images.' }),
  // In a quiet line, between dots: fewer came than were asked for.
  drawnOf: (drawn: number, count: number) => `${number(drawn)} of ${images(count)}`,
  // `reason` is a whole sentence.
  notDrawn: (reason: string) => `The model declined to draw this: ${reason}`,
  imageModelGone:
    'The image model isn’t available. Please tell your Parley admin (GEMINI_IMAGE_MODEL).',
  imageModelNotInPlan:
    'The plan of Parley’s API key doesn’t include the image model. Your Parley admin can turn on billing or pick another model (GEMINI_IMAGE_MODEL).',
  cannotDraw:
    'The model that’s set for images can’t make them. Please tell your Parley admin (GEMINI_IMAGE_MODEL).',
  noPicture: 'The model didn’t send an image. Try again, or describe it differently.',
  tooMuchToDraw:
    'That’s too much for the image model. Shorten the description, or use fewer or smaller images.',
  drawingUnknown:
    'I lost the connection while drawing, so I don’t know whether it worked. Images cost money, so I won’t retry on my own.',
  // In a quiet line, between dots, after “2 of 4 images”.
  othersUnknown: 'I don’t know whether the others were drawn',
  notAPicture: 'I can’t use that file as a starting image.',
  pictureGone: 'I no longer have that image. Please send it again, or draw a new one.',
  cannotEdit: 'I can’t edit images here. Your Parley admin can turn this on (GEMINI_NATIVE_URL).',
  // Shown while it changes an image.
  editing: 'Editing the image…',
} as const;
