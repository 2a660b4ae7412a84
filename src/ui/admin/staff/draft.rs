//! People as they are being typed, and whether they can be kept.

use super::words::Words;
use crate::{
    auth::model::staff::{MemberChange, NewStaff, StaffMember},
    kernel::{
        error::FieldError,
        permission::{Permission, PermissionSet, Rights, Role},
        text::{Name, Pin, Username},
    },
    ui::admin::refusal::Wrong,
};

/// The shortest password that the server takes.
const PASSWORD_CHARS_MIN: usize = 10;

/// Somebody new, texts as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewDraft {
    pub name: String,
    pub username: String,
    pub email: String,
    pub password: String,
    pub role: String,
    pub pin: String,
}

/// Nothing typed is nothing set; a PIN that is typed has four to six digits.
fn pin_of(text: &str, words: &Words, wrong: &mut Wrong) -> Option<String> {
    let text = text.trim();
    if !text.is_empty() && Pin::parse(text).is_err() {
        return wrong.with("pin", words.bad_pin);
    }
    (!text.is_empty()).then(|| text.to_owned())
}

fn is_short(password: &str) -> bool {
    password.chars().count() < PASSWORD_CHARS_MIN
}

impl NewDraft {
    pub fn new() -> Self {
        Self { role: Role::Waiter.as_str().to_owned(), ..Self::default() }
    }

    /// What the server is sent, or every field that it would refuse.
    pub fn check(&self, words: &Words) -> Result<NewStaff, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        if Name::parse(&self.name).is_err() {
            wrong.with::<()>("name", words.no_name);
        }
        if Username::parse(self.username.trim()).is_err() {
            wrong.with::<()>("username", words.bad_username);
        }
        if is_short(&self.password) {
            wrong.with::<()>("password", words.short_password);
        }
        let role = Role::parse(&self.role).or_else(|| wrong.with("role", words.choose_one));
        let pin = pin_of(&self.pin, words, &mut wrong);
        let email = Some(self.email.trim().to_owned()).filter(|email| !email.is_empty());
        match role {
            Some(role) if wrong.0.is_empty() => Ok(NewStaff {
                name: self.name.trim().to_owned(),
                username: self.username.trim().to_owned(),
                email,
                password: self.password.clone(),
                role,
                pin,
            }),
            _ => Err(wrong.0),
        }
    }
}

/// What is changed of somebody. Empty secrets stay as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditDraft {
    pub role: String,
    pub rights: Rights,
    pub pin: String,
    pub password: String,
}

impl EditDraft {
    pub fn of(member: &StaffMember) -> Self {
        Self {
            role: member.rights.role.as_str().to_owned(),
            rights: member.rights,
            pin: String::new(),
            password: String::new(),
        }
    }

    /// Another role begins without exceptions.
    pub fn set_role(&mut self, text: String) {
        if let Some(role) = Role::parse(&text).filter(|role| *role != self.rights.role) {
            self.rights = Rights::of(role);
        }
        self.role = text;
    }

    /// Always, never, or as the role has it.
    pub fn set_exception(&mut self, right: Permission, is_granted: Option<bool>) {
        let without = |set: PermissionSet| set.iter().filter(|known| *known != right).collect();
        let (granted, taken): (PermissionSet, PermissionSet) =
            (without(self.rights.granted), without(self.rights.taken));
        self.rights = match is_granted {
            None => Rights { granted, taken, ..self.rights },
            Some(true) => Rights { granted: granted.with(right), taken, ..self.rights },
            Some(false) => Rights { granted, taken: taken.with(right), ..self.rights },
        };
    }

    /// Only what differs from `before` is sent.
    pub fn check(&self, before: Rights, words: &Words) -> Result<MemberChange, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let pin = pin_of(&self.pin, words, &mut wrong);
        let password = Some(self.password.clone()).filter(|password| !password.is_empty());
        if password.as_deref().is_some_and(is_short) {
            wrong.with::<()>("password", words.short_password);
        }
        let is_other_role = self.rights.role != before.role;
        let base = if is_other_role { Rights::of(self.rights.role) } else { before };
        if !wrong.0.is_empty() {
            return Err(wrong.0);
        }
        Ok(MemberChange {
            role: is_other_role.then_some(self.rights.role),
            granted: (self.rights.granted != base.granted).then_some(self.rights.granted),
            taken: (self.rights.taken != base.taken).then_some(self.rights.taken),
            pin,
            password,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::admin::staff::words::words;

    #[test]
    fn every_wrong_field_of_somebody_new_is_named() {
        let draft = NewDraft { username: "Rosa P".to_owned(), pin: "12".to_owned(), ..NewDraft::new() };
        let fields: Vec<_> = draft.check(words()).unwrap_err().into_iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["name", "username", "password", "pin"]);
    }

    #[test]
    fn what_was_not_touched_is_not_sent() {
        let before = Rights::of(Role::Waiter);
        let draft =
            EditDraft { role: "waiter".to_owned(), rights: before, pin: String::new(), password: String::new() };
        assert_eq!(draft.check(before, words()), Ok(MemberChange::default()));
    }

    #[test]
    fn an_exception_is_made_and_taken_back_and_ends_with_the_role() {
        let before = Rights::of(Role::Waiter);
        let mut draft =
            EditDraft { role: "waiter".to_owned(), rights: before, pin: String::new(), password: String::new() };
        draft.set_exception(Permission::ReportsView, Some(true));
        assert!(draft.rights.allows(Permission::ReportsView));
        draft.set_exception(Permission::ReportsView, Some(false));
        assert!(!draft.rights.allows(Permission::ReportsView) && draft.rights.granted.iter().next().is_none());
        draft.set_exception(Permission::ReportsView, None);
        assert_eq!(draft.rights, before);
        draft.set_exception(Permission::ReportsView, Some(true));
        draft.set_role("cashier".to_owned());
        assert_eq!(draft.rights, Rights::of(Role::Cashier));
    }
}
