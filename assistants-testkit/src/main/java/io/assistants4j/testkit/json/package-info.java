/**
 * JSON of the test kit's own: a tree read from text and written to text, nothing more. It exists so that a fake far side
 * never shares a line with the codec under test; a fake that reuses our codec agrees with our mistakes. Binding to
 * types, streaming and speed do not belong here.
 */
@NullMarked
package io.assistants4j.testkit.json;

import org.jspecify.annotations.NullMarked;
