import type { CommandEvent } from '../../events.ts';
import { defineFeature, type Feature } from '../../jobs/feature.ts';
import type { JobRun } from '../../jobs/job-run.ts';
import type { ImageModel } from '../../ports.ts';
import { createDrawingActions } from './drawn.ts';
import { type DrawWish, onDraw } from './imagine.ts';

/** Pictures from words, and from other pictures. */
export type Drawing = {
  /** Draws what a command asked for, until a reader sees it. */
  draw(jobRun: JobRun, event: CommandEvent, wish: DrawWish): Promise<void>;
};

export function createDrawing({
  imageModel,
}: {
  readonly imageModel: ImageModel;
}): Feature & Drawing {
  return {
    ...defineFeature({ name: 'drawing', actions: createDrawingActions(imageModel) }),
    draw: onDraw,
  };
}
