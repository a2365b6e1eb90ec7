/**
 * Who the server is to those who connect encrypted.
 *
 * <p>Belongs here: reading certificates and keys from files. Must not: listening.
 */
@NullMarked
package io.assistants4j.proxy.tls;

import org.jspecify.annotations.NullMarked;
