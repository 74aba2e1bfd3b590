/** The hidden word by which the scripts ask this program; the words up to the cursor follow. */
export const completionWord = "__complete";
/** The answer that asks the shell to offer file names. */
export const filesAnswer = ":files";
