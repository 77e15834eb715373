@NullMarked
package org.malipo.operations.web;

import org.jspecify.annotations.NullMarked;
