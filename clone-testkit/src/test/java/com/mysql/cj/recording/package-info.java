/** Keeps what the library and the kit send in tests, whoever asks them to. */
@NullMarked
package com.mysql.cj.recording;

import org.jspecify.annotations.NullMarked;
