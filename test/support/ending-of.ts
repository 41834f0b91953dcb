/** How work ends: with a value, or with what it is refused for. */

/** The code of a refusal and what it carries; another error as it is; `notRefused` is the value. */
export const endingOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (value) => ({ notRefused: value }),
    (error: { code?: string; details?: object }) =>
      error.code === undefined ? error : { code: error.code, ...error.details },
  );
