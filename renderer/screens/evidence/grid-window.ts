/** What of a grid of equal tiles is laid out. */
export interface GridWindow {
  readonly columns: number
  /** Height of everything, px. */
  readonly height: number
  /** First tile laid out, and the one after the last. */
  readonly from: number
  readonly to: number
  /** Distance of the first one from the top, px. */
  readonly offset: number
}

/** Rows laid out beyond what is seen, on either side. */
const MARGIN_ROWS = 2

/**
 * The tiles that are seen, and some around them.
 *
 * @param top how far the grid is scrolled out at the top, px; negative while it begins below
 */
export function gridWindow(grid: {
  readonly count: number
  readonly width: number
  readonly room: number
  readonly top: number
  /** Least width of a tile, its height, and the gap between tiles, px. */
  readonly tile: { readonly width: number; readonly height: number; readonly gap: number }
}): GridWindow {
  const { count, width, room, top, tile } = grid
  const columns = Math.max(1, Math.floor((width + tile.gap) / (tile.width + tile.gap)))
  const rows = Math.ceil(count / columns)
  const pitch = tile.height + tile.gap
  const first = Math.min(Math.max(0, Math.floor(top / pitch) - MARGIN_ROWS), Math.max(0, rows - 1))
  const end = Math.min(rows, Math.max(first + 1, Math.ceil((top + room) / pitch) + MARGIN_ROWS))
  return {
    columns,
    height: Math.max(0, rows * pitch - tile.gap),
    from: first * columns,
    to: Math.min(count, end * columns),
    offset: first * pitch,
  }
}
