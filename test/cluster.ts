/** Started once per run. */
export function setup(): void {}
