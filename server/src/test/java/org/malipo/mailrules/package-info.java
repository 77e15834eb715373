@NullMarked
package org.malipo.mailrules;

import org.jspecify.annotations.NullMarked;
