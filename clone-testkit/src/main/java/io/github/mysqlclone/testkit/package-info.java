/** Real MySQL servers for tests, alone or as a pair of donor and recipient. */
@NullMarked
package io.github.mysqlclone.testkit;

import org.jspecify.annotations.NullMarked;
