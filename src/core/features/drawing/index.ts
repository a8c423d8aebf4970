import { defineFeature, type Feature } from '../../jobs/feature.ts';
import type { ImageModel } from '../../ports.ts';
import { createDrawingActions } from './drawn.ts';

/** Pictures from words, and from other pictures. */
export function createDrawing({ imageModel }: { readonly imageModel: ImageModel }): Feature {
  return defineFeature({ name: 'drawing', actions: createDrawingActions(imageModel) });
}
