import type { Media } from '../../core/conversation/attachments.ts';
import type { CommandEvent } from '../../core/events.ts';
import type { Tell } from '../../core/jobs/ephemeral.ts';
import { defineFeature, type Feature } from '../../core/jobs/feature.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { createDraw, type DrawServices } from './draw.ts';
import { createDrawTool } from './draw-tool.ts';
import { createDrawingActions } from './drawn.ts';
import { createEditImage } from './edit-image-tool.ts';
import { type ImagineRequest, onDraw } from './imagine.ts';

/** Pictures from words, and from other pictures. */
export type DrawingFeature = {
  /** Draws what a command asked for, until a reader sees it. */
  draw(jobRun: JobRun, event: CommandEvent, wish: ImagineRequest): Promise<void>;
};

export type DrawingServices = DrawServices & {
  readonly media: Pick<Media, 'collect'>;
  readonly inbox: Inbox;
  readonly tell: Tell;
};

export function createDrawing(services: DrawingServices): Feature & DrawingFeature {
  const { imageModel, media, inbox, tell } = services;
  const draw = createDraw(services);
  return {
    ...defineFeature({
      name: 'drawing',
      actions: createDrawingActions({ imageModel, draw, inbox, tell }),
      tools: [
        createDrawTool({ imageModel }),
        ...(imageModel.canEdit ? [createEditImage({ imageModel })] : []),
      ],
    }),
    draw: (jobRun, event, wish) => onDraw({ imageModel, media, draw }, jobRun, event, wish),
  };
}
