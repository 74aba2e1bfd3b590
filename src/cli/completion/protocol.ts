/** The hidden word that the scripts call; the words up to the cursor follow. */
export const completionWord = "__complete";
/** The answer that asks the shell to offer file names. */
export const filesAnswer = ":files";
