/* The compiled dictionary as read-only data: fg_builtin_image up to fg_builtin_image_end. */
    .section .rodata,"a",%progbits
    .balign 64
    .globl fg_builtin_image
    .hidden fg_builtin_image
    .type fg_builtin_image, %object
fg_builtin_image:
    .incbin FG_IMAGE_PATH
    .size fg_builtin_image, . - fg_builtin_image
    .globl fg_builtin_image_end
    .hidden fg_builtin_image_end
    .type fg_builtin_image_end, %object
fg_builtin_image_end:
    .byte 0
    .size fg_builtin_image_end, 1

    .section .note.GNU-stack,"",%progbits
