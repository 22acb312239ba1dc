import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { useAttach } from './use-attach.ts'

/** Makes an element take dropped and pasted files in as evidence of a question. */
export function useFileDrop(path: Path): {
  /** Files are held over it right now. */
  readonly over: boolean
  readonly handlers: {
    onDragEnter(event: DragEvent): void
    onDragOver(event: DragEvent): void
    onDragLeave(event: DragEvent): void
    onDrop(event: DragEvent): void
    onPaste(event: ClipboardEvent): void
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
      onPaste(event) {
        const { files, types } = event.clipboardData
        // What offers text as well, such as cells of a table with their picture, is pasted as text.
        if (files.length === 0 || types.includes('text/plain')) return
        event.preventDefault()
        void attach([...files].map(named))
      },
    },
  }
}

/** A picture out of the clipboard is called `image.png`, each of them: the moment tells them apart. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file
  const moment = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return new File([file], file.name.replace('image', `pasted-${moment}`), { type: file.type })
}
