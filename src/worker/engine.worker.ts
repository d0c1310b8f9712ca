import { createEngineApi } from './engine-api.ts'
import { serve } from './serve.ts'

serve(createEngineApi(), self)
