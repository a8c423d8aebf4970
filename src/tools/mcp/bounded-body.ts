/** As much as the SDK takes of a message on a child's pipe. */
const MAX_MESSAGE_BYTES = 10 * 1024 * 1024;

const NEW_LINE = 10;
const CARRIAGE_RETURN = 13;

/**
 * A `fetch` whose answers end with an error once a message in them is larger than `maxBytes`: the
 * SDK keeps what it has of a message until that has ended, and one that never ends would take all
 * of the memory.
 */
export function boundMessages(given: typeof fetch, maxBytes = MAX_MESSAGE_BYTES): typeof fetch {
  return async (input, init) => {
    const response = await given(input, init);
    if (response.body === null) return response;
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    const count = isStream ? createEventCounter() : createCounter();
    const bounded = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        if (count(chunk) > maxBytes)
          controller.error(new RangeError(`a message of more than ${maxBytes} bytes`));
        else controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(bounded), response);
  };
}

type Counter = (chunk: Uint8Array) => number;

function createCounter(): Counter {
  let bytes = 0;
  return (chunk) => {
    bytes += chunk.length;
    return bytes;
  };
}

/**
 * The largest size that an event has reached in a chunk. An empty line ends an event.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
function createEventCounter(): Counter {
  let bytes = 0;
  let isLineEmpty = true;
  return (chunk) => {
    let largest = 0;
    for (const byte of chunk) {
      bytes += 1;
      if (byte === NEW_LINE) {
        if (isLineEmpty) {
          largest = Math.max(largest, bytes);
          bytes = 0;
        }
        isLineEmpty = true;
      } else if (byte !== CARRIAGE_RETURN) isLineEmpty = false;
    }
    return Math.max(largest, bytes);
  };
}
