/** Which database the server uses, and as whom. */
@NullMarked
package org.malipo.operations.database;

import org.jspecify.annotations.NullMarked;
