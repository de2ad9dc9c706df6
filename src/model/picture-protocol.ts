/** How a terminal is told to show a picture; of those that it understands, the first is used. */
export const PICTURE_PROTOCOLS = ['iterm2', 'kitty', 'sixel'] as const;
export type PictureProtocol = (typeof PICTURE_PROTOCOLS)[number];
