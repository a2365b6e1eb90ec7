/** A provider over a server that speaks the Assistants API itself and keeps everything. */
@NullMarked
package com.example.house;

import org.jspecify.annotations.NullMarked;
