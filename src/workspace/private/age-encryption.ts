import { armor, Decrypter, Encrypter } from "age-encryption";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";

export const secretKeyHint =
  "Give the public key, age1… (age-keygen -y shows it). Others may have seen the secret one now: make a new pair.";

/**
 * Refuses a malformed age public key, such as one not copied whole.
 *
 * @throws ElectionError (input); a secret key is not in its message.
 */
export async function requirePublicKey(key: string): Promise<void> {
  await encryptTo([key], new Uint8Array());
}

/**
 * Encrypts bytes so that any of the recipients can read them (the format is https://age-encryption.org/v1).
 *
 * @param recipients public keys, `age1…`.
 * @throws ElectionError (input) for a key that is none.
 */
export async function encryptTo(
  recipients: readonly string[],
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    if (/^AGE-SECRET-KEY-/i.test(recipient.trim())) {
      throw new ElectionError("input", "a secret key was given instead of a public key", {
        hint: secretKeyHint,
      });
    }
    try {
      encrypter.addRecipient(recipient);
    } catch (cause) {
      throw new ElectionError("input", `${visible(recipient)} is not an age public key`, {
        hint: "Copy all of it from the output of age-keygen: it begins with age1.",
        cause,
      });
    }
  }
  return encrypter.encrypt(bytes);
}

/** As {@link encryptTo}, in age's text form ("ASCII armor"), which `age -d` reads as well. */
export async function encryptText(recipients: readonly string[], text: string): Promise<string> {
  return armor.encode(await encryptTo(recipients, new TextEncoder().encode(text)));
}

/**
 * Decrypts bytes encrypted for one of the identities.
 *
 * @param identities text of an identity file as age-keygen writes it: comments, and one secret key per line.
 * @throws ElectionError (input) where the file has no key, no key fits, or the bytes are damaged.
 */
export async function decryptWith(identities: string, bytes: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  const keys = identities.split(/\r?\n/).map((line) => line.trim());
  const secret = keys.filter((line) => line !== "" && !line.startsWith("#"));
  try {
    for (const key of secret) decrypter.addIdentity(key);
  } catch {
    // The cause would quote the secret key.
    throw new ElectionError("input", "the identity file has a line that is not an age secret key", {
      hint: "Give the file that age-keygen wrote; its keys begin with AGE-SECRET-KEY-1.",
    });
  }
  if (secret.length === 0) {
    throw new ElectionError("input", "the identity file has no age secret key", {
      hint: "Give the file that age-keygen wrote; its keys begin with AGE-SECRET-KEY-1.",
    });
  }
  try {
    return await decrypter.decrypt(bytes);
  } catch {
    throw new ElectionError("input", "the pack cannot be decrypted with this identity", {
      hint: "It was made for other keys, or is damaged: ask for a pack made for your public key (age-keygen -y shows it).",
    });
  }
}
