/** Aborted by Ctrl-C or a batch system's SIGTERM; a second one ends the process at once. */
export function interruptSignal(): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return {
    signal: controller.signal,
    stop: () => void process.off("SIGINT", onSignal).off("SIGTERM", onSignal),
  };
}
