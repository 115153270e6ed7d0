import { type Command, Option } from 'commander';
import { SETTINGS, type SettingName } from '../config.ts';

/** Gives a command the flags of some settings; commander takes the environment variable where a flag is missing. */
export function addSettings(command: Command, names: readonly SettingName[]): Command {
  for (const name of names) {
    const { flag, variable, default: fallback, help } = SETTINGS[name];
    command.addOption(new Option(flag, help).env(variable).default(fallback));
  }
  return command;
}
