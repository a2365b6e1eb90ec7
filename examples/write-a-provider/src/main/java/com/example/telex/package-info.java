/** A provider over a Telex: a model that takes and gives lines of words over a socket and keeps nothing. */
@NullMarked
package com.example.telex;

import org.jspecify.annotations.NullMarked;
