import { createHash } from 'node:crypto';
import { eachPixel, toCapacity, toLines } from './font.ts';
import { toPngOf } from './media.ts';

/** Width, height, and a red, a green and a blue byte for every pixel. */
type Canvas = { readonly width: number; readonly height: number; readonly pixels: Buffer };
type Colour = readonly [red: number, green: number, blue: number];

/** About as many pixels as a square of this side. */
const SIDE = 512;

/**
 * What the stand-in draws with: a landscape in the prompt's own colours, and the prompt below it.
 */
export function paintPicture(prompt: string, aspect = '1:1', seed = 0): Buffer {
  const canvas = createCanvas(aspect);
  const colours = createHash('sha256').update(prompt).digest();
  const shapes = createHash('sha256').update(`${prompt}/${seed}`).digest();
  paintSky(canvas, toColour(colours, 0, 0.5), toColour(colours, 3, 1.4));
  paintSun(canvas, shapes, toColour(colours, 6, 1.6));
  for (let hill = 0; hill < 3; hill += 1)
    paintHill(canvas, shapes.subarray(8 + 4 * hill), hill, toColour(colours, 9 + 3 * hill, 1.1));
  write(canvas, prompt);
  return toPngOf(canvas);
}

/**
 * The same picture in the colours of the prompt, with the prompt below it. Throws what `sharp`
 * throws for a broken one.
 */
export async function repaint(source: Buffer, prompt: string, aspect?: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const shape = aspect === undefined ? { width: SIDE } : createCanvas(aspect);
  const { data, info } = await sharp(source)
    .rotate()
    .resize({ width: shape.width, ...('height' in shape ? { height: shape.height } : {}) })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const canvas = { width: info.width, height: info.height, pixels: data };
  tint(canvas, toColour(createHash('sha256').update(prompt).digest(), 0, 1));
  write(canvas, prompt);
  return toPngOf(canvas);
}

function createCanvas(aspect: string): Canvas {
  const [across = 1, down = 1] = aspect.split(':').map(Number);
  const unit = Math.floor(SIDE / Math.sqrt(across * down));
  const [width, height] = [across * unit, down * unit];
  return { width, height, pixels: Buffer.alloc(width * height * 3) };
}

function toColour(hash: Buffer, at: number, light: number): Colour {
  const channel = (index: number) => Math.min(255, Math.round((hash[at + index] ?? 0) * light));
  return [channel(0), channel(1), channel(2)];
}

function set({ width, height, pixels }: Canvas, x: number, y: number, colour: Colour): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  pixels.set(colour, (y * width + x) * 3);
}

function paintSky(canvas: Canvas, above: Colour, below: Colour): void {
  const { width, height } = canvas;
  for (let y = 0; y < height; y += 1) {
    const share = y / height;
    const mix = (at: 0 | 1 | 2) => Math.round(above[at] * (1 - share) + below[at] * share);
    const colour: Colour = [mix(0), mix(1), mix(2)];
    for (let x = 0; x < width; x += 1) set(canvas, x, y, colour);
  }
}

function paintSun(canvas: Canvas, shapes: Buffer, colour: Colour): void {
  const { width, height } = canvas;
  const radius = Math.min(width, height) / 8;
  const [right = 0, down = 0] = shapes;
  const centre = { x: width * (0.15 + right / 365), y: height * (0.15 + down / 1_275) };
  for (let y = Math.floor(centre.y - radius); y < centre.y + radius; y += 1) {
    for (let x = Math.floor(centre.x - radius); x < centre.x + radius; x += 1)
      if (Math.hypot(x - centre.x, y - centre.y) < radius) set(canvas, x, y, colour);
  }
}

function paintHill(canvas: Canvas, shape: Buffer, index: number, colour: Colour): void {
  const { width, height } = canvas;
  const [phase = 0, steep = 0] = shape;
  for (let x = 0; x < width; x += 1) {
    const wave = Math.sin((x / width) * (3 + steep / 64) + phase);
    const top = Math.round(height * (0.45 + index * 0.12 + wave * 0.08));
    for (let y = Math.max(0, top); y < height; y += 1) set(canvas, x, y, colour);
  }
}

/** Half of what was there, half of the colour. */
function tint({ pixels }: Canvas, colour: Colour): void {
  for (let at = 0; at < pixels.length; at += 1)
    pixels[at] = ((pixels[at] ?? 0) + (colour[at % 3] ?? 0)) / 2;
}

const MARK = 'OFFLINE STAND-IN';
const PAPER: Colour = [250, 250, 245];
const INK: Colour = [30, 30, 40];

/** The lower quarter says who drew this and what was asked for. */
function write(canvas: Canvas, prompt: string): void {
  const { width, height } = canvas;
  const margin = Math.ceil(Math.min(width, height) / 40);
  const scale = Math.max(1, Math.floor(width / (MARK.length * 10)));
  const band = Math.ceil(height / 4);
  const top = height - band;
  for (let y = top; y < height; y += 1) for (let x = 0; x < width; x += 1) set(canvas, x, y, PAPER);
  const { columns, rows } = toCapacity(width - 2 * margin, band - 2 * margin, scale);
  const lines = [...toLines(MARK, columns, 1), ...toLines(prompt, columns, Math.max(1, rows - 1))];
  eachPixel(lines, scale, (x, y) => set(canvas, x + margin, y + top + margin, INK));
}
