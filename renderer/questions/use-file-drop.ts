import { type DragEvent, useRef, useState } from 'react'
import type { Path } from '../../shared/checklist/value.ts'
import { useAttach } from './use-attach.ts'

/** Makes an element take dropped files in as evidence of a question. */
export function useFileDrop(path: Path): {
  /** Files are held over it right now. */
  readonly over: boolean
  readonly handlers: {
    onDragEnter(event: DragEvent): void
    onDragOver(event: DragEvent): void
    onDragLeave(event: DragEvent): void
    onDrop(event: DragEvent): void
  }
} {
  const { attach } = useAttach(path)
  const [over, setOver] = useState(false)
  // Entering a child comes before leaving its parent, so the depth says when the files have really left.
  const depth = useRef(0)
  const brings = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    over,
    handlers: {
      onDragEnter(event) {
        if (!brings(event)) return
        depth.current += 1
        setOver(true)
      },
      onDragOver(event) {
        if (!brings(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      },
      onDragLeave(event) {
        if (!brings(event)) return
        depth.current -= 1
        if (depth.current <= 0) setOver(false)
      },
      onDrop(event) {
        if (!brings(event)) return
        event.preventDefault()
        depth.current = 0
        setOver(false)
        void attach([...event.dataTransfer.files])
      },
    },
  }
}
