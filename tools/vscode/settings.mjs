/** User settings of the test windows: nothing that moves, asks or looks for updates. */
export const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  // Its buttons and menu entries would be in every picture.
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  // The extension asks git which files are ignored, and fails aloud where a test has taken the repository away.
  'git.decorations.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'files.autoSave': 'off',
  // What the tests need and no reader of a picture wants to see.
  'files.exclude': { '**/.venv': true, '**/excluded': true, '**/copies': true, '**/new.py': true },
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'security.workspace.trust.enabled': false,
};
