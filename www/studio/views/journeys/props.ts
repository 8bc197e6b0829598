// The properties that the observed signals usually have, to be offered when one writes a signal.

const PROPS: Record<string, readonly string[]> = {
  session_start: ["source", "medium", "campaign"],
  page_view: ["path"],
  scroll: ["percent"],
  engagement: ["seconds"],
  click: ["href", "text"],
  file_download: ["fileName"],
  form_start: ["formId"],
  form_submit: ["formId"],
  form_abandon: ["formId"],
  view_search_results: ["term"],
  video_start: ["src"],
  video_progress: ["src", "percent"],
  video_complete: ["src"],
  identify: ["email", "company", "role", "lifecycle"],
};

export const propsOf = (signal: string): readonly string[] => PROPS[signal] ?? [];
