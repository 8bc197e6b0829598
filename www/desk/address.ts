// The chosen lead in the address of the page, so that Back works and a lead can be bookmarked.

export function hashOf(key: string): string {
  return `#lead=${encodeURIComponent(key)}`;
}

export function keyInAddress(): string | undefined {
  try {
    const match = /^#lead=(.+)$/.exec(location.hash);
    return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
  } catch {
    return undefined;
  }
}
