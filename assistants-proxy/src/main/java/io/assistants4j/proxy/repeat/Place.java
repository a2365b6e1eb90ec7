package io.assistants4j.proxy.repeat;

import okio.ByteString;

/**
 * Where requests are found again.
 *
 * @param caller who sent them: what it may do is part of it, so that nobody is given what it could not ask for any more
 * @param hash of their key, or of all they say
 */
record Place(Object caller, ByteString hash) {}
