import './app/forbid-eval.ts'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/noto-sans-sc/wght.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './app/base.css'
import { start } from './app/start.tsx'

const element = document.getElementById('root')
if (element === null) throw new Error('index.html has no #root')
void start(element)
