//! What a password must be: long enough, and none of those that are tried first. No rules of composition.

use super::PASSWORD_CHARS_MIN;
use crate::kernel::error::AppError;

/// The longest password that is looked at.
pub const PASSWORD_CHARS_MAX: usize = 1_000;

/// Those of ten characters and more that lists of stolen passwords begin with, in English and Spanish.
const COMMON: &[&str] = &[
    "0123456789",
    "0987654321",
    "1234567890",
    "12345678910",
    "123456789a",
    "1234567891",
    "9876543210",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "q1w2e3r4t5",
    "qwertyuiop",
    "qwerty12345",
    "qwerty123456",
    "asdfghjkl1",
    "asdfghjklñ",
    "zxcvbnm123",
    "abcdefghij",
    "abcdefghijk",
    "abc1234567",
    "abcd123456",
    "password12",
    "password123",
    "password1234",
    "passwordpassword",
    "mypassword",
    "administrator",
    "administrador",
    "admin12345",
    "admin123456",
    "changeme123",
    "letmein123",
    "welcome123",
    "welcome1234",
    "iloveyou123",
    "iloveyou12",
    "sunshine123",
    "princess123",
    "football123",
    "baseball123",
    "superman123",
    "monkey1234",
    "dragon1234",
    "michael123",
    "contraseña",
    "contrasena",
    "contraseña1",
    "contrasena1",
    "contraseña123",
    "contrasena123",
    "barcelona1",
    "realmadrid",
    "realmadrid1",
    "tequieromucho",
    "teamomucho",
    "estrellita",
    "restaurant",
    "restaurante",
    "restaurant1",
    "restaurante1",
    "restaurant123",
    "manager123",
    "camarero123",
    "bienvenido",
    "bienvenido1",
];

/// Refuses what is too short, too long, or easily guessed.
pub fn check(password: &str) -> Result<(), AppError> {
    let chars = password.chars().count();
    let small = password.to_lowercase();
    let mut letters = small.chars();
    let first = letters.next();
    let is_one_letter = letters.all(|letter| Some(letter) == first);
    if chars < PASSWORD_CHARS_MIN {
        Err(AppError::invalid("password", format!("A password has at least {PASSWORD_CHARS_MIN} characters.")))
    } else if PASSWORD_CHARS_MAX < chars {
        Err(AppError::invalid("password", format!("A password has at most {PASSWORD_CHARS_MAX} characters.")))
    } else if is_one_letter || COMMON.contains(&small.as_str()) {
        Err(AppError::invalid("password", "That password is one of those tried first. Choose another one."))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    /// S1-09: ten characters, and nothing that everybody tries.
    #[test]
    fn a_password_is_long_and_not_a_common_one() {
        for bad in ["", "short", "ninechars", "1234567890", "Password123", "aaaaaaaaaaaa", &"x".repeat(1_001)] {
            assert!(check(bad).is_err(), "{bad}");
        }
        for good in ["two flat whites", "ñandú-en-la-cocina", "0123456789ab"] {
            assert!(check(good).is_ok(), "{good}");
        }
    }
}
