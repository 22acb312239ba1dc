import { Button, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowRight, IconKeyboard, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigation } from '../../app/route.ts'
import { openShortcutSheet } from '../../app/shortcut-sheet.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './help.module.css'
import { FIRST_STEPS, holdsWords, routeOf, TOPIC_OF, TOPICS, type Topic } from './topics.ts'

const ALL = Object.keys(TOPICS) as Topic[]

/** How to make a first assessment, and every screen in a few sentences. */
export function Guide() {
  const { t } = useTranslation('help')
  const [typed, setTyped] = useState('')
  const from = useNavigation(({ past }) => past.findLast(({ screen }) => screen !== 'help')?.screen)
  const here = from === undefined || from === 'help' ? null : TOPIC_OF[from]
  const isSearching = typed.trim() !== ''
  const found = ALL.filter((topic) =>
    holdsWords(`${t(`topic.${topic}.title`)} ${t(`topic.${topic}.text`)}`, typed.trim()),
  )
  return (
    <div data-help="guide">
      <div className={classes.tools}>
        <TextInput
          className={classes.searchGuide}
          leftSection={<IconSearch size={18} aria-hidden />}
          aria-label={t('search')}
          placeholder={t('search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          variant="default"
          leftSection={<IconKeyboard size={20} aria-hidden />}
          onClick={openShortcutSheet}
        >
          {t('keys')}
        </Button>
      </div>
      {!isSearching && here !== null && (
        <Button
          className={classes.here ?? ''}
          variant="subtle"
          leftSection={<IconArrowDown size={18} aria-hidden />}
          onClick={() => goToTopic(here)}
        >
          {t('here', { title: t(`topic.${here}.title`) })}
        </Button>
      )}
      {!isSearching && (
        <section>
          <h2 className={classes.heading}>{t('first.title')}</h2>
          <ol className={classes.steps}>
            {FIRST_STEPS.map((step) => (
              <li key={step}>{t(`first.step.${step}`)}</li>
            ))}
          </ol>
        </section>
      )}
      <h2 className={classes.heading}>{t('topics')}</h2>
      {found.length === 0 && <Notice title={t('nothing')}>{t('nothingNext')}</Notice>}
      {found.map((topic) => (
        <Article key={topic} topic={topic} />
      ))}
    </div>
  )
}

/** Takes the reader to a topic, and the keyboard with them. */
function goToTopic(topic: Topic): void {
  const heading = document.querySelector<HTMLElement>(`[data-topic="${topic}"] h3`)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

function Article({ topic }: { readonly topic: Topic }) {
  const { t } = useTranslation('help')
  const { go, past } = useNavigation()
  const to = routeOf(topic, past)
  const title = t(`topic.${topic}.title`)
  return (
    <section className={classes.topic} data-topic={topic}>
      <h3 className={classes.topicTitle} tabIndex={-1}>
        {title}
      </h3>
      <div className={classes.text}>
        {t(`topic.${topic}.text`)
          .split('\n')
          .map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        {to !== null && (
          <Button
            className={classes.go ?? ''}
            variant="subtle"
            rightSection={<IconArrowRight size={18} aria-hidden />}
            aria-label={`${t('go')}: ${title}`}
            onClick={() => go(to)}
          >
            {t('go')}
          </Button>
        )}
      </div>
    </section>
  )
}
