import { z } from 'zod'

/*
 * The content security policy forbids building code from text, which zod would try for speed, and decides when a check
 * is made. So this file is the first import of the app, before anything that makes one.
 */
z.config({ jitless: true })
